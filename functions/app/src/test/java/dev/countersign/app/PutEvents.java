package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.event.PublishedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bus got: how often each event, and that an id has one content for ever. */
final class PutEvents {
  private PutEvents() {}

  /** Each event was put once. */
  static void assertOnce(Collection<PublishedEvent> puts) {
    contents(puts.stream())
        .forEach((id, contents) -> assertEquals(1, contents.size(), () -> id + ": " + contents));
  }

  /** No event was put more than twice, and the second time with the same content. */
  static void assertAtMostTwice(Stream<PublishedEvent> puts) {
    contents(puts)
        .forEach((id, contents) -> {
          assertTrue(contents.size() <= 2, () -> id + " was put " + contents.size() + " times");
          assertEquals(1, contents.stream().distinct().count(), () -> id + ": " + contents);
        });
  }

  private static Map<String, List<String>> contents(Stream<PublishedEvent> puts) {
    return puts.collect(
        Collectors.groupingBy(
            PublishedEvent::id,
            Collectors.mapping(
                event -> new String(event.detail(), StandardCharsets.UTF_8), Collectors.toList())));
  }
}
