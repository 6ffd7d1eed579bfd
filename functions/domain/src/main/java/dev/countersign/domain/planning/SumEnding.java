package dev.countersign.domain.planning;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of an hour that has ended: {@code docs/billing.md}, section 7. What it sums is
 * frozen then, in the posting that is made of it.
 */
public final class SumEnding {
  private SumEnding() {}

  /**
   * What is to be written.
   *
   * @param hour an hour that has ended, and is open as it is stored
   * @param next the first hour after it that is open as it is stored, or isn't stored
   * @param data what requests are made from
   */
  public static SumStep of(
      HourSum hour, HourSum next, BillingTarget target, Bytes data, Instant now) {
    var frozen = SumStep.NOTHING.with(hour.ended());
    long total = hour.total();
    if (total == 0) {
      return frozen;
    }
    if (total < 0 && next.of().month().equals(hour.of().month())) {
      return frozen.with(next.carrying(total));
    }
    var line = hour.line(target.customerMember(), data);
    var state = total > 0 ? Ready.untried(now) : task(line, target, now);
    var key = new PostingKey(target.tenant(), target.name(), line.id());
    var posting = new PostingChange(null, Posting.first(key, line, state));
    return new SumStep(List.of(posting), frozen.sums());
  }

  /** Below zero, and the month has no other hour: a person gives it back. */
  private static PostingState task(BillingLine line, BillingTarget target, Instant now) {
    return Held.untried(now, reason(line, target));
  }

  private static HeldReason reason(BillingLine line, BillingTarget target) {
    var month = target.engine().periods().month(line.occurredAt(), line.zone());
    return target
        .customer(line)
        .<HeldReason>map(customer -> new HeldReason.Task(customer, target.value(line), month))
        .orElseGet(HeldReason.NoCustomer::new);
  }
}
