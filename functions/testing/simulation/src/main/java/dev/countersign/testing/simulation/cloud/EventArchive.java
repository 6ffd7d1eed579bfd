package dev.countersign.testing.simulation.cloud;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.event.PublishedEventForm;
import dev.countersign.forms.event.PublishedEventForm.EventContent;
import dev.countersign.forms.json.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps all events that the bus ever took, as an archive of the bus does. */
public final class EventArchive {
  private final List<PublishedEvent> taken = new ArrayList<>();

  void add(PublishedEvent event) {
    taken.add(event);
  }

  /** All events, each as often as the bus took it. */
  public List<PublishedEvent> events() {
    return List.copyOf(taken);
  }

  /** The result events, each as often as the bus took it. */
  public List<ResultEvent> results() {
    return taken.stream().map(EventArchive::result).flatMap(Optional::stream).toList();
  }

  private static Optional<ResultEvent> result(PublishedEvent event) {
    return switch (PublishedEventForm.read(event.detail())) {
      case Reading.Read<EventContent>(EventContent.Result result) -> Optional.of(result.event());
      case Reading.Read<EventContent> changed -> Optional.empty();
      case Reading.Unreadable<EventContent> wrong ->
          throw new IllegalStateException("published, and unreadable: " + wrong.problems());
    };
  }
}
