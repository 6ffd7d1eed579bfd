package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.NightReport.Progress;
import dev.countersign.app.deliver.reconcile.RoundStep.Engines;
import dev.countersign.app.deliver.reconcile.RoundStep.Entries;
import dev.countersign.app.deliver.reconcile.RoundStep.Over;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.ledger.Reconciliations.KnownDifference;
import dev.countersign.ledger.Reconciliations.Round;
import dev.countersign.ledger.TargetKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reconciles all targets that are followed, once a day, in as many runs as it takes: where one ends
 * is kept, and the next goes on there.
 */
public final class ReconcileNightly {
  private static final System.Logger LOG = System.getLogger(ReconcileNightly.class.getName());
  private static final Duration DAY = Duration.ofDays(1);

  /** What was not found again for so long is no longer looked at. */
  private static final Duration RECENT = Duration.ofHours(36);

  private final TargetLooks looks;
  private final BillingTargets targets;

  /** By these looks. */
  public ReconcileNightly(TargetLooks looks, BillingTargets targets) {
    this.looks = looks;
    this.targets = targets;
  }

  /**
   * Begins the day's round, or goes on with it, until it is over or the time is up.
   *
   * @param end no request begins after it; one that began may take {@link
   *     dev.countersign.app.deliver.DeliverTimes#LONGEST_TRY} longer
   */
  public NightReport run(Instant end) {
    var followed = looks.ledger().followedTargets().followed();
    if (followed.isEmpty()) {
      // Who bills nothing pays for no look at the table.
      return new NightReport(Progress.DONE, 0, new TreeMap<>(), 0, 0);
    }
    var read = looks.ledger().reconciliations().round();
    var before = read.filter(last -> day(began(last)).equals(day(looks.now())));
    var began = before.map(ReconcileNightly::began).orElseGet(looks::now);
    var step =
        before
            .map(last -> RoundStep.read(last.step()))
            .orElseGet(() -> new Entries(Optional.empty()));
    var run = new RoundRun(looks, targets, followed, began, end);
    var kept = read;
    while (!(step instanceof Over) && looks.now().isBefore(end)) {
      step = next(step, run, followed);
      var next = new Round(began.toString(), step.text(), kept.map(Round::version).orElse(0) + 1);
      if (!looks.ledger().reconciliations().round(kept, next)) {
        return report(Progress.GOES_ON, followed, run); // another run is at it
      }
      kept = Optional.of(next);
    }
    return report(step instanceof Over ? Progress.DONE : Progress.GOES_ON, followed, run);
  }

  private static RoundStep next(RoundStep step, RoundRun run, List<TargetKey> followed) {
    return switch (step) {
      case Entries(var from) -> {
        var next = run.entries(from);
        if (next.isPresent()) {
          yield new Entries(next);
        }
        run.entriesEnded();
        yield new Engines(
            followed.stream()
                .collect(Collectors.toMap(target -> target, target -> Optional.empty())));
      }
      case Engines(Map<TargetKey, Optional<LookPlace>> left) -> {
        var more = run.engines(left);
        yield more.isEmpty() ? new Over() : new Engines(more);
      }
      case Over over -> over;
    };
  }

  private NightReport report(Progress progress, List<TargetKey> followed, RoundRun run) {
    var now = looks.now();
    List<KnownDifference> known =
        followed.stream()
            .flatMap(target -> looks.ledger().reconciliations().known(target).stream())
            .filter(each -> each.last().isAfter(now.minus(RECENT)))
            .toList();
    long old = known.stream().filter(each -> each.first().isBefore(now.minus(DAY))).count();
    var report =
        new NightReport(
            progress, followed.size(), run.counts(), known.size(), Math.toIntExact(old));
    LOG.log(old == 0 ? Level.INFO : Level.WARNING, "reconcile: {0}", report);
    return report;
  }

  private static Instant began(Round round) {
    return Instant.parse(round.name());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
