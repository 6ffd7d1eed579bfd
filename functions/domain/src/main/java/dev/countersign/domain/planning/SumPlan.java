package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Annulled;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.terms.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a result for an engine that takes only sums: {@code docs/billing.md}, section 7.
 * A result is in one sum for good, and its posting names that sum. Only a billable that is taken
 * back before its hour ended is in none.
 */
public final class SumPlan {
  private final BillingLine line;
  private final OutcomePostings postings;
  private final BillingTarget target;
  private final Instant now;

  private SumPlan(BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    this.line = line;
    this.postings = postings;
    this.target = target;
    this.now = now;
  }

  /**
   * The hour that is open at a time, into which a line would be put; none where it names no
   * customer. What takes back a billable is put where that one's own line would be.
   *
   * @param length how long an hour of this target is
   */
  public static Optional<HourSum.Of> hour(
      BillingLine line,
      OutcomePostings postings,
      BillingTarget target,
      Duration length,
      Instant now) {
    var counted =
        line.role() instanceof LineRole.Reversal(EventId reverses, var _)
            ? postings.posting(reverses).map(Posting::line).orElse(line)
            : line;
    return Optional.ofNullable(counted.billTo().get(target.customerMember()))
        .map(customer ->
            new HourSum.Of(
                    target.tenant(),
                    target.name(),
                    customer,
                    counted.meter(),
                    target.counted() == Counted.QUANTITY
                        ? Price.UNITS
                        : counted.amount().currency(),
                    now,
                    length)
                .openAt(now));
  }

  /**
   * What is to be written when a result event has come, for the first time or again, or when a
   * person released it.
   *
   * @param open the sum of {@link #hour}, or of the first after it that is open
   */
  public static SumStep arrived(
      BillingLine line,
      OutcomePostings postings,
      Optional<HourSum> open,
      BillingTarget target,
      Instant now) {
    var plan = new SumPlan(line, postings, target, now);
    var known = postings.posting(line.id());
    if (known.isPresent() && !(known.get().state() instanceof Ready)) {
      return plan.only(postings.with(known.get().telling(line)));
    }
    return known.isPresent() || Admission.isFor(line, target) ? plan.put(open) : SumStep.NOTHING;
  }

  /** Whether a person released a result that belongs into a sum, and isn't in one yet. */
  public static boolean isReleased(Posting posting, BillingTarget target) {
    return target.engine().sumsEveryOrNull() != null
        && posting.state() instanceof Ready
        && !HourSum.isHour(posting.line());
  }

  private SumStep put(Optional<HourSum> open) {
    if (line.role() instanceof LineRole.Reversal reversal) {
      return reversed(reversal, open);
    }
    var obstacle = Admission.obstacle(line, target);
    return obstacle.isPresent() || open.isEmpty()
        ? only(postings.with(own(Held.untried(now, obstacle.orElseThrow()))))
        : summed(open.get());
  }

  private SumStep reversed(LineRole.Reversal role, Optional<HourSum> open) {
    var billable = postings.posting(role.reverses());
    boolean isInOpen =
        open.isPresent()
            && billable.isPresent()
            && billable.get().state() instanceof Corrected corrected
            && corrected.by().equals(open.get().of().id());
    if (isInOpen) {
      long value = target.value(billable.get().line());
      return annulled(role).with(open.get().minus(value));
    }
    boolean isBilled =
        billable.isPresent()
            && (billable.get().state() instanceof Corrected
                || billable.get().state() instanceof Sent);
    return isBilled && open.isPresent() ? summed(open.get()) : annulled(role);
  }

  private SumStep annulled(LineRole.Reversal role) {
    var billable = postings.posting(role.reverses());
    var state = new Annulled(now, line.id());
    var after = postings.with(own(new Annulled(now, role.reverses())));
    return only(
        after.with(
            billable
                .map(found -> isOpen(found.state()) ? found.to(state) : found)
                .orElseGet(() ->
                    Posting.first(postings.key(role.reverses()), line.overtaken(role), state))));
  }

  private SumStep summed(HourSum open) {
    var after = postings.with(own(new Corrected(now, open.of().id())));
    return only(after).with(open.plus(target.value(line)));
  }

  private SumStep only(OutcomePostings after) {
    return SumStep.of(postings.changes(after));
  }

  private static boolean isOpen(PostingState state) {
    return state instanceof Corrected || state instanceof Held || state instanceof Ready;
  }

  /** The line's own posting in this state. */
  private Posting own(PostingState state) {
    return postings
        .posting(line.id())
        .map(released -> released.to(state))
        .orElseGet(() -> Posting.first(postings.key(line.id()), line, state));
  }
}
