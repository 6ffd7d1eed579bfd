package dev.countersign.app.publish;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many entries at once: all their events to the bus together, then each entry's due. */
public final class PublishBatch {
  private final EventBus bus;
  private final PublishEntry publish;

  public PublishBatch(EventBus bus, PublishEntry publish) {
    this.bus = bus;
    this.publish = publish;
  }

  /**
   * Publishes them, in order.
   *
   * @param entries by a name of the caller's
   * @return the names of those that must be sent again
   */
  public List<String> publish(Map<String, StoredEntry> entries) {
    var events = new LinkedHashMap<String, List<PublishedEvent>>();
    entries.forEach(
        (name, stored) -> events.put(name, CloudEventForm.of(stored.sealed(), stored.receipt())));
    Set<String> untaken = new HashSet<>();
    bus.put(events.values().stream().flatMap(List::stream).toList())
        .forEach(event -> untaken.add(event.id()));
    var again = new ArrayList<String>();
    entries.forEach((name, stored) -> {
      boolean taken =
          events.getOrDefault(name, List.of()).stream()
              .noneMatch(event -> untaken.contains(event.id()));
      if (!taken || !settled(stored)) {
        again.add(name);
      }
    });
    return again;
  }

  private boolean settled(StoredEntry stored) {
    try {
      var _ = publish.settleDue(stored.entry()); // what is outdated stays due, for settle
      return true;
    } catch (Unavailable e) {
      return false;
    }
  }
}
