package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Holds a target's postings of some months against its engine, group by group. */
final class EngineLook {
  private final TargetLook look;
  private final List<YearMonth> months;
  private final SuspicionLook suspicions;
  private final GroupLook groups;

  EngineLook(TargetLook look, List<YearMonth> months, ExecutorService running, Instant end) {
    this.look = look;
    this.months = List.copyOf(months);
    this.suspicions = new SuspicionLook(look, months);
    this.groups = new GroupLook(look, suspicions, running, end);
  }

  /**
   * Looks, from a place on.
   *
   * @return where to go on; empty at the end, or where the engine is silent
   */
  Optional<LookPlace> run(Optional<LookPlace> from) {
    var owed = OwedListing.of(look, months);
    var left = Optional.<LookPlace>empty();
    for (YearMonth month : months) {
      for (BilledGroup group : owed.zones().keySet()) {
        var here = new LookPlace(month, group, "");
        boolean done = from.filter(here::isBefore).isPresent();
        if (!done && left.isEmpty()) {
          var after = from.filter(here::isIn).orElse(here);
          left = groups.look(after, owed);
        }
      }
    }
    suspicions.tell();
    if (look.engine().isSilent()) {
      return Optional.empty();
    }
    if (left.isEmpty()) {
      ended();
    }
    return left;
  }

  /** What was not found again is over, if the engine answered everything. */
  private void ended() {
    if (look.manner() == LookManner.MEND && look.tally().count(Kind.UNANSWERED) == 0) {
      months.forEach(month -> look.memory().wholeLookAt(month.toString()));
    }
  }
}
