package dev.countersign.app.deliver.send;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.SumEnding;
import dev.countersign.forms.billing.HourData;
import dev.countersign.ledger.HourSums;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes postings of one target's hours that have ended. It needs no engine, so it is done while the
 * target rests, too.
 */
final class HourEnding {
  private static final int MOST = 100;
  private static final int MOST_ROUNDS = 50;

  private final TargetWork work;
  private final HourSums sums;

  HourEnding(TargetWork work) {
    this.work = work;
    this.sums = work.sums();
  }

  /** All that have ended by now. One that fails holds up no other, and is found by the next run. */
  void run(Instant end) {
    if (work.setup().target().engine().sumsEveryOrNull() == null) {
      return;
    }
    Set<HourSum.Of> seen = new HashSet<>();
    boolean more = true;
    while (more && work.now().isBefore(end)) {
      more = false;
      var ended = sums.ended(work.key(), work.now(), MOST);
      for (HourSum sum : ended.sums()) {
        if (seen.add(sum.of())) {
          more = true;
          end(sum);
        }
      }
      if (!more) {
        ended.unreadable().forEach(work.tally()::failed);
      }
    }
  }

  /** Ends one; and those after it that are over, too, and get what it is below zero. */
  private void end(HourSum found) {
    try {
      var sum = ended(found);
      while (sum.isPresent() && !sum.get().of().end().isAfter(work.now())) {
        sum = ended(sum.get());
      }
    } catch (RuntimeException e) {
      work.tally().failed(e);
    }
  }

  /** Ends one; the hour that got what it is below zero, if one did. */
  private Optional<HourSum> ended(HourSum found) {
    var sum = found;
    for (int round = 0; round < MOST_ROUNDS && sum.stage() == Stage.OPEN; round++) {
      var target = work.setup().target();
      var step = SumEnding.of(sum, next(sum), target, HourData.of(sum), work.now());
      if (work.writes().write(sums, step)) {
        work.tally().add("hours");
        return step.sums().stream().skip(1).findFirst();
      }
      sum = sums.read(sum.of());
    }
    if (sum.stage() == Stage.OPEN) {
      throw new Unavailable("end an hour: others changed it again and again", null);
    }
    return Optional.empty();
  }

  /**
   * The first hour after it that isn't over for good, in its month; only what is carried needs it.
   */
  private HourSum next(HourSum sum) {
    var next = HourSum.empty(sum.of().next());
    while (sum.total() < 0 && next.of().month().equals(sum.of().month())) {
      next = sums.read(next.of());
      if (next.stage() == Stage.OPEN) {
        return next;
      }
      next = HourSum.empty(next.of().next());
    }
    return next;
  }
}
