package dev.countersign.app.deliver.reconcile;

import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.Reconciliations.KnownDifference;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Since when the differences of one target are known. Thread-safe. */
final class DifferenceMemory {
  private final Reconciliations reconciliations;
  private final TargetKey target;
  private final Instant began;
  private final Map<String, KnownDifference> known;

  /**
   * What is remembered of a target.
   *
   * @param began when the look began of which this is a part
   */
  DifferenceMemory(Reconciliations reconciliations, TargetKey target, Instant began) {
    this.reconciliations = reconciliations;
    this.target = target;
    this.began = began;
    this.known =
        new HashMap<>(
            reconciliations.known(target).stream()
                .collect(Collectors.toMap(KnownDifference::id, Function.identity())));
  }

  /** When a difference was found first. */
  synchronized Instant first(BilledFinding finding, Instant now) {
    var before = known.get(finding.differenceId());
    return before == null ? now : before.first();
  }

  /** Remembers a difference; gives the time when it was found first. */
  synchronized Instant seen(BilledFinding finding, Instant now) {
    var first = first(finding, now);
    var seen = new KnownDifference(finding.differenceId(), finding.scope(), first, now);
    reconciliations.remember(target, seen);
    known.put(seen.id(), seen);
    return first;
  }

  /** Forgets what a whole look at this scope has not found again. */
  synchronized void wholeLookAt(String scope) {
    var gone =
        known.values().stream()
            .filter(each -> each.scope().equals(scope) && each.last().isBefore(began))
            .map(KnownDifference::id)
            .toList();
    reconciliations.forget(target, gone);
    gone.forEach(known::remove);
  }
}
