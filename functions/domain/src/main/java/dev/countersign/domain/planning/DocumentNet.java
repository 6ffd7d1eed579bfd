package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document corrects: the sum of a reversal and of its partner, the billable that replaces
 * what is taken back, where one does and its money belongs to the same customer, meter and
 * currency.
 *
 * @param customerOrNull whom it concerns; none where the target doesn't know the customer any more
 * @param value minor units of the currency, or the target's quantity
 * @param period the month of the posting time of what is taken back
 */
record DocumentNet(
    @Nullable EngineCustomer customerOrNull,
    long value,
    YearMonth period,
    @Nullable Posting partnerOrNull) {

  static DocumentNet of(
      Posting reversal, Posting billable, OutcomePostings postings, BillingTarget target) {
    var usage = usage(billable);
    var customer =
        usage.isPresent() ? usage.map(PlannedRequest::customer) : target.customer(reversal.line());
    long takenBack =
        usage.map(request -> -request.value()).orElseGet(() -> target.value(reversal.line()));
    Instant time = usage.map(PlannedRequest::postingTime).orElse(billable.line().occurredAt());
    var partner =
        replacing(reversal, postings)
            .filter(other ->
                belongsTo(other, reversal)
                    || (isUndecided(other)
                        && customer.isPresent()
                        && isAlike(other.line(), reversal.line(), customer.get(), target)));
    return new DocumentNet(
        customer.orElse(null),
        takenBack + partner.map(other -> target.value(other.line())).orElse(0L),
        target.engine().periods().month(time, billable.line().zone()),
        partner.orElse(null));
  }

  /** Whether the document of this reversal already has its partner's money. */
  static boolean hasPartner(Posting reversal, OutcomePostings postings) {
    return replacing(reversal, postings).filter(other -> belongsTo(other, reversal)).isPresent();
  }

  /** The partner, where it doesn't know yet that its money is in this document. */
  Optional<Posting> newPartner(Posting reversal) {
    return Optional.ofNullable(partnerOrNull).filter(other -> !belongsTo(other, reversal));
  }

  /** Whether it needs no document: what replaces it is worth the same. */
  boolean isNothing() {
    return value == 0;
  }

  private static Optional<Posting> replacing(Posting reversal, OutcomePostings postings) {
    return reversal.line().role() instanceof LineRole.Reversal role
            && role.replacedByOrNull() != null
        ? postings.posting(role.replacedByOrNull())
        : Optional.empty();
  }

  private static boolean belongsTo(Posting other, Posting reversal) {
    return other.state() instanceof PostingState.Corrected corrected
        && corrected.by().equals(reversal.id());
  }

  private static boolean isUndecided(Posting other) {
    return other.state() instanceof PostingState.Ready
        || other.state() instanceof PostingState.Waiting;
  }

  private static boolean isAlike(
      BillingLine other, BillingLine reversal, EngineCustomer customer, BillingTarget target) {
    return Admission.obstacle(other, target).isEmpty()
        && target.customer(other).filter(customer::equals).isPresent()
        && other.meter().equals(reversal.meter())
        && other.amount().currency().equals(reversal.amount().currency());
  }

  private static Optional<PlannedRequest> usage(Posting billable) {
    return billable.state() instanceof PostingState.Sent sent
        ? sent.request().map(FrozenRequest::plan)
        : Optional.empty();
  }
}
