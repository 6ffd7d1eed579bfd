package dev.countersign.app.deliver;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.PostingPlan;
import dev.countersign.domain.planning.SumPlan;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes what follows from a result event that has come, for the first time or again: a posting of
 * its own, or a place in the sum of an hour, as the target's engine takes it.
 */
public final class ArrivedResults {
  /** More than writers of one sum ever are at once. */
  private static final int MOST_ROUNDS = 50;

  private final HourSums sums;
  private final PostingWrites writes;
  private final InstantSource clock;

  /** Writes through these. */
  public ArrivedResults(Ledger ledger, PostingWrites writes, InstantSource clock) {
    this.sums = ledger.hourSums();
    this.writes = writes;
    this.clock = clock;
  }

  /** What became of a result event. */
  public enum Arrival {
    /** All was written already, or it is not for this target. */
    NOTHING_NEW,
    /** Postings were written: something of the target may be due. */
    POSTED,
    /** It was put into the sum of an hour: nothing is due before that ends. */
    SUMMED
  }

  /**
   * Writes until there is nothing left to write.
   *
   * @throws Unavailable when others changed the same again and again
   */
  public Arrival arrived(BillingLine line, BillingTarget target) {
    var every = target.engine().sumsEveryOrNull();
    return every == null ? posted(line, target) : summed(line, target, every);
  }

  private Arrival posted(BillingLine line, BillingTarget target) {
    var changed = new AtomicBoolean();
    writes.settle(
        target,
        line.claim(),
        postings -> {
          var changes = PostingPlan.arrived(line, postings, target, clock.instant());
          changed.compareAndSet(false, !changes.isEmpty());
          return changes;
        });
    return changed.get() ? Arrival.POSTED : Arrival.NOTHING_NEW;
  }

  private Arrival summed(BillingLine line, BillingTarget target, Duration every) {
    var key = new TargetKey(target.tenant(), target.name());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var now = clock.instant();
      var postings = writes.read(key, line.claim());
      var open = SumPlan.hour(line, postings, target, every, now).map(this::open);
      var step = SumPlan.arrived(line, postings, open, target, now);
      if (step.isNothing()) {
        return round == 0 ? Arrival.NOTHING_NEW : Arrival.SUMMED;
      }
      var _ = writes.write(sums, step);
    }
    throw new Unavailable("put a result into a sum: others changed it again and again", null);
  }

  /** The first hour from this one on that takes results: another's clock may have ended it. */
  private HourSum open(HourSum.Of of) {
    var sum = sums.read(of);
    while (sum.stage() == HourSum.Stage.ENDED) {
      sum = sums.read(sum.of().next());
    }
    return sum;
  }
}
