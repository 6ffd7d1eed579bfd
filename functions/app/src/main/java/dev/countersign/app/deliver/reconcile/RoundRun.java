package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.send.RequestMaking;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.TargetKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** One run's part of a round. A target that fails is left for this run and costs no other. */
final class RoundRun {
  private static final System.Logger LOG = System.getLogger(RoundRun.class.getName());
  private static final int AT_ONCE = 16;

  private final TargetLooks looks;
  private final MonthsLooked months;
  private final Instant end;
  private final SortedMap<TargetKey, TargetLook> targets = new TreeMap<>();
  private final SortedMap<TargetKey, StandingLook> standing = new TreeMap<>();
  private final Set<TargetKey> failed = new HashSet<>();
  private final BilledTally tally = new BilledTally();

  /**
   * A run.
   *
   * @param began when the round began
   */
  RoundRun(
      TargetLooks looks,
      BillingTargets setups,
      List<TargetKey> followed,
      Instant began,
      Instant end) {
    this.looks = looks;
    this.months = MonthsLooked.usual(began);
    this.end = end;
    followed.forEach(key ->
        guarded(
            key,
            () ->
                setups
                    .find(key)
                    .ifPresent(setup -> {
                      var look = looks.look(setup, began, LookManner.MEND, (finding, first) -> {});
                      targets.put(key, look);
                      standing.put(key, new StandingLook(look, new RequestMaking(setup)));
                    })));
  }

  /** Goes over one page of entries; gives where the next begins. */
  Optional<EntryPages.Cursor> entries(Optional<EntryPages.Cursor> from) {
    var page = looks.ledger().entryPages().page(from);
    tally.add("entries", page.found().size());
    page.found().stream().filter(this::isBilled).map(StandingLines::of).forEach(this::entry);
    return page.next();
  }

  /** Whether a target may have it: most tenants may have none. */
  private boolean isBilled(EntryScan.Found found) {
    return !(found instanceof EntryScan.Whole(var stored))
        || targets.keySet().stream().anyMatch(key -> key.tenant().equals(stored.entry().tenant()));
  }

  private void entry(StandingLines entry) {
    targets.forEach((key, look) -> {
      var its = standing.get(key);
      if (its != null && !failed.contains(key)) {
        guarded(key, () -> ReconcileTarget.entry(entry, look, its, months));
      }
    });
  }

  /** All entries were gone over. */
  void entriesEnded() {
    targets.forEach((key, look) -> {
      if (!failed.contains(key)) {
        guarded(key, () -> look.memory().wholeLookAt(BilledFinding.ENTRIES));
      }
    });
  }

  /** Looks at these targets' engines side by side; gives what is left of them. */
  Map<TargetKey, Optional<LookPlace>> engines(Map<TargetKey, Optional<LookPlace>> all) {
    Map<TargetKey, Optional<LookPlace>> left = new TreeMap<>();
    try (var threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("target").factory())) {
      all.forEach((key, place) -> {
        var look = targets.get(key);
        if (look != null) {
          threads.execute(() ->
              guarded(
                  key,
                  () ->
                      looks
                          .engine(look, months.months(), place, end)
                          .ifPresent(next -> put(left, key, next))));
        }
      });
    }
    return left;
  }

  private static void put(Map<TargetKey, Optional<LookPlace>> left, TargetKey key, LookPlace next) {
    synchronized (left) {
      left.put(key, Optional.of(next));
    }
  }

  /** How often each thing was seen, of all targets. */
  SortedMap<String, Integer> counts() {
    targets.values().forEach(look -> look.tally().counts().forEach(tally::add));
    return tally.counts();
  }

  /** Names a failure without its message, which may quote content; that of ours never does. */
  private void guarded(TargetKey key, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      synchronized (failed) {
        failed.add(key);
      }
      tally.add("failed", 1);
      String cause = e instanceof OperationFailed ? e.toString() : e.getClass().getName();
      LOG.log(Level.WARNING, "reconcile {0}: {1}", key, cause);
    }
  }
}
