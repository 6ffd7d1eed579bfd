package dev.countersign.app.watch;

import dev.countersign.app.publish.EventBus;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes events on to a bus and remembers those that it did not take, until it takes them or a run
 * asks. Work on an entry is put off, so its due time doesn't tell how old the entry is; its event
 * does. Thread-safe.
 */
public final class BusWatch implements EventBus {
  private final EventBus bus;
  private final Map<String, PublishedEvent> untaken = new ConcurrentHashMap<>();

  public BusWatch(EventBus bus) {
    this.bus = bus;
  }

  @Override
  public List<PublishedEvent> put(List<PublishedEvent> events) {
    try {
      var left = bus.put(events);
      Set<String> leftIds = new HashSet<>();
      left.forEach(event -> leftIds.add(event.id()));
      events.stream()
          .map(PublishedEvent::id)
          .filter(id -> !leftIds.contains(id))
          .forEach(untaken::remove);
      left.forEach(event -> untaken.put(event.id(), event));
      return left;
    } catch (RuntimeException e) {
      events.forEach(event -> untaken.put(event.id(), event));
      throw e;
    }
  }

  /**
   * How old the oldest event is that the bus has not taken since this was last asked; zero where it
   * took all.
   */
  public Duration oldestUntaken(Instant now) {
    var events = List.copyOf(untaken.values());
    untaken.clear();
    return events.stream()
        .map(event -> Duration.between(time(event, now), now))
        .max(Duration::compareTo)
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** When the entry was decided: the CloudEvent's attribute {@code time}. */
  private static Instant time(PublishedEvent event, Instant unknown) {
    return StrictJson.parse(event.detail()) instanceof Reading.Read<Json>(Json.Obj read)
            && read.get("time").orElse(null) instanceof Json.Str(String time)
        ? Instant.parse(time)
        : unknown;
  }
}
