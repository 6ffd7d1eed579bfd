package dev.countersign.ledger.memory;

import dev.countersign.ledger.Fetches;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Deliveries that wait for a vendor's API. */
final class InMemoryFetches implements Fetches {
  private final TreeMap<String, WaitingDelivery> waiting = new TreeMap<>();
  private final Set<String> done = new HashSet<>();

  @Override
  public synchronized Progress await(WaitingDelivery delivery) {
    if (done.contains(name(delivery))) {
      return Progress.DONE;
    }
    waiting.putIfAbsent(name(delivery), delivery);
    return Progress.WAITING;
  }

  @Override
  public synchronized List<WaitingDelivery> due(Instant now, int limit) {
    return waiting.values().stream()
        .filter(delivery -> !delivery.dueAt().isAfter(now))
        .sorted(Comparator.comparing(WaitingDelivery::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void putOff(WaitingDelivery delivery, Instant until) {
    waiting.computeIfPresent(
        name(delivery),
        (name, old) ->
            new WaitingDelivery(
                old.tenant(), old.source(), old.evidence(), until, delivery.failures() + 1));
  }

  @Override
  public synchronized void finish(WaitingDelivery delivery, Instant at) {
    waiting.remove(name(delivery));
    done.add(name(delivery));
  }

  @Override
  public synchronized void release(WaitingDelivery delivery) {
    waiting.remove(name(delivery));
  }

  private static String name(WaitingDelivery delivery) {
    return delivery.tenant() + "#" + delivery.evidence().digest().hex();
  }
}
