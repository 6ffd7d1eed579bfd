package dev.countersign.ledger.memory;

import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.TargetKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Differences that are known, and the round. */
final class InMemoryReconciliations implements Reconciliations {
  private final Map<TargetKey, TreeMap<String, KnownDifference>> known = new HashMap<>();
  private Optional<Round> round = Optional.empty();

  @Override
  public synchronized List<KnownDifference> known(TargetKey target) {
    return List.copyOf(known.getOrDefault(target, new TreeMap<>()).values());
  }

  @Override
  public synchronized void remember(TargetKey target, KnownDifference difference) {
    known.computeIfAbsent(target, key -> new TreeMap<>()).put(difference.id(), difference);
  }

  @Override
  public synchronized void forget(TargetKey target, Collection<String> ids) {
    var its = known.get(target);
    if (its != null) {
      its.keySet().removeAll(ids);
    }
  }

  @Override
  public synchronized Optional<Round> round() {
    return round;
  }

  @Override
  public synchronized boolean round(Optional<Round> before, Round now) {
    if (!round.map(Round::version).equals(before.map(Round::version))) {
      return false;
    }
    round = Optional.of(now);
    return true;
  }
}
