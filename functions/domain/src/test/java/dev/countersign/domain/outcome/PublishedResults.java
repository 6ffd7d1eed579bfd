package dev.countersign.domain.outcome;

import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a billing engine makes of the bus: each event once, by its id, as it came first. */
final class PublishedResults {
  private final Map<EventId, ResultEvent> first = new LinkedHashMap<>();
  private int contradictions;

  /** Which events are published before their entry is lost. */
  @FunctionalInterface
  interface Kept {
    boolean keeps(ResultEvent event);
  }

  void take(List<ResultEvent> events) {
    take(events, event -> true);
  }

  void take(List<ResultEvent> events, Kept kept) {
    for (ResultEvent event : events) {
      if (kept.keeps(event)) {
        var before = first.putIfAbsent(event.id(), event);
        contradictions += before == null || before.equals(event) ? 0 : 1;
      }
    }
  }

  List<ResultEvent> events() {
    return List.copyOf(first.values());
  }

  /** How often an id came again with other content. */
  int contradictions() {
    return contradictions;
  }

  /** In minor units. */
  long net() {
    return first.values().stream().map(ResultEvent::amount).mapToLong(Money::minor).sum();
  }

  /** Positive results that nothing took back. */
  List<ResultEvent> standing() {
    return first.values().stream()
        .filter(event -> event.kind() == ResultEvent.Kind.BILLABLE)
        .filter(event ->
            first.values().stream().noneMatch(other -> event.id().equals(other.reversesOrNull())))
        .toList();
  }
}
