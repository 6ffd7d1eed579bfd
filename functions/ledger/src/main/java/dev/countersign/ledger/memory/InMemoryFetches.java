package dev.countersign.ledger.memory;

import dev.countersign.ledger.Fetches;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Deliveries that wait for a vendor's API. */
final class InMemoryFetches implements Fetches {
  private final TreeMap<String, WaitingDelivery> waiting = new TreeMap<>();

  @Override
  public synchronized void await(WaitingDelivery delivery) {
    waiting.put(name(delivery), delivery);
  }

  @Override
  public synchronized Due due(Instant now, int limit) {
    return new Due(
        waiting.values().stream()
            .filter(delivery -> !delivery.dueAt().isAfter(now))
            .sorted(Comparator.comparing(WaitingDelivery::dueAt))
            .limit(limit)
            .toList(),
        List.of());
  }

  /** Nothing is unreadable here. */
  @Override
  public void drop(UnreadableDelivery unreadable) {
    throw new IllegalArgumentException("no delivery of this ledger");
  }

  @Override
  public synchronized void putOff(WaitingDelivery delivery, Instant until) {
    waiting.computeIfPresent(
        name(delivery),
        (name, old) ->
            old.dueAt().equals(delivery.dueAt())
                ? new WaitingDelivery(
                    old.tenant(), old.source(), old.evidence(), until, delivery.failures() + 1)
                : old);
  }

  @Override
  public synchronized void finish(WaitingDelivery delivery) {
    waiting.computeIfPresent(
        name(delivery), (name, old) -> old.dueAt().equals(delivery.dueAt()) ? null : old);
  }

  private static String name(WaitingDelivery delivery) {
    return delivery.tenant() + "#" + delivery.source() + "#" + delivery.evidence().digest().hex();
  }
}
