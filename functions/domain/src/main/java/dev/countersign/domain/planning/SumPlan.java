package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Annulled;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of a result for an engine that takes only sums: {@code docs/billing.md}, section 7.
 * A result is in one sum for good, and its posting names that sum. Only a billable that is taken
 * back before its hour ended is in none.
 *
 * @param changes what is to be written of the postings, in one step with the sum
 * @param sum the sum of the hour that is open, after that
 */
public record SumPlan(List<PostingChange> changes, HourSum sum) {
  public SumPlan {
    changes = List.copyOf(changes);
  }

  /**
   * What is to be written when a result event has come, for the first time or again, or when a
   * person released it.
   *
   * @param open the sum of the hour that is open now, of the line's customer, meter and currency
   */
  public static SumPlan arrived(
      BillingLine line, OutcomePostings postings, HourSum open, BillingTarget target, Instant now) {
    var known = postings.posting(line.id());
    if (known.isPresent() && !(known.get().state() instanceof Ready)) {
      return new SumPlan(postings.changes(postings.with(known.get().telling(line))), open);
    }
    return known.isPresent() || Admission.isFor(line, target)
        ? put(line, postings, open, target, now)
        : new SumPlan(List.of(), open);
  }

  private static SumPlan put(
      BillingLine line, OutcomePostings postings, HourSum open, BillingTarget target, Instant now) {
    if (line.role() instanceof LineRole.Reversal reversal) {
      return reversed(line, reversal, postings, open, target, now);
    }
    var obstacle = Admission.obstacle(line, target);
    return obstacle
        .<SumPlan>map(reason -> alone(line, Held.untried(now, reason), postings, open))
        .orElseGet(() -> summed(line, postings, open, target, now));
  }

  private static SumPlan reversed(
      BillingLine line,
      LineRole.Reversal role,
      OutcomePostings postings,
      HourSum open,
      BillingTarget target,
      Instant now) {
    var billable = postings.posting(role.reverses());
    boolean counts =
        billable.filter(found -> found.state() instanceof Corrected).isPresent()
            && !open.items().containsKey(role.reverses());
    if (counts) {
      return summed(line, postings, open, target, now);
    }
    var annulled = new Annulled(now, line.id());
    var after = postings.with(posting(line, new Annulled(now, role.reverses()), postings));
    var overtaken = line.overtaken(role);
    after =
        after.with(
            billable
                .map(found -> isOpen(found.state()) ? found.to(annulled) : found)
                .orElseGet(() -> posting(overtaken, annulled, postings)));
    return new SumPlan(postings.changes(after), open.without(role.reverses()));
  }

  private static SumPlan summed(
      BillingLine line, OutcomePostings postings, HourSum open, BillingTarget target, Instant now) {
    var sum = open.plus(line.id(), target.value(line));
    return alone(line, new Corrected(now, open.of().id()), postings, sum);
  }

  private static SumPlan alone(
      BillingLine line, PostingState state, OutcomePostings postings, HourSum sum) {
    var after = postings.with(posting(line, state, postings));
    return new SumPlan(postings.changes(after), sum);
  }

  private static boolean isOpen(PostingState state) {
    return state instanceof Corrected || state instanceof Held || state instanceof Ready;
  }

  private static Posting posting(BillingLine line, PostingState state, OutcomePostings postings) {
    return postings
        .posting(line.id())
        .map(released -> released.to(state))
        .orElseGet(() -> Posting.first(postings.key(line.id()), line, state));
  }
}
