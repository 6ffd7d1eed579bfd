package dev.countersign.local.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.event.PublishedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestPartsTest {
  @Test
  void of_smallEvents_areTenTogether() {
    var events = Stream.generate(() -> event(100)).limit(23).toList();

    assertEquals(List.of(10, 10, 3), sizes(events));
  }

  @Test
  void of_largeEvents_stayBelow256KibTogether() {
    int half = 128 * 1024;

    assertEquals(List.of(1, 1), sizes(List.of(event(half), event(half))));
    assertEquals(List.of(2), sizes(List.of(event(half), event(half - 1))));
  }

  @Test
  void of_oneThatIsTooLarge_isAlone() {
    var events = List.of(event(1), event(300 * 1024), event(1), event(1));

    assertEquals(List.of(1, 1, 2), sizes(events));
  }

  @Test
  void of_none_isNone() {
    assertEquals(List.of(), sizes(List.of()));
  }

  private static List<Integer> sizes(List<PublishedEvent> events) {
    return RequestParts.of(events, event -> event.detail().length).stream()
        .map(List::size)
        .toList();
  }

  private static PublishedEvent event(int bytes) {
    return new PublishedEvent("res_1", "BillableResult", new byte[bytes]);
  }
}
