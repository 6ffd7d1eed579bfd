package dev.countersign.domain.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is billed.
 *
 * @param after what stands billed after the events
 * @param events the result events to publish, in order
 */
public record BillingChange(BillingState after, List<ResultEvent> events) {

  /**
   * What the events say of their cause.
   *
   * @param occurredAtOrNull when it was taken back, else when it happened; none if nothing was
   *     attested
   * @param attestations digests of the evidence of the statements that shaped the truth, and of
   *     what takes it back
   * @param provableToOrNull whom all of that evidence convinces; none where there is none
   * @param reason why a result is taken back
   * @param now when the change is decided
   */
  public record Cause(
      TenantId tenant,
      Claim claim,
      @Nullable Instant occurredAtOrNull,
      List<Digest> attestations,
      @Nullable ProvableTo provableToOrNull,
      String reason,
      Instant now) {}

  /**
   * Brings the bill to what is owed. If amount, shares and terms version are the same as billed,
   * there are no events; otherwise a reversal of the result that stands, if one does, and a
   * billable of what is owed, if that is more than zero.
   */
  public static BillingChange difference(Assessment owed, BillingState billed, Cause cause) {
    var standing = billed.standing();
    if (standing.filter(result -> isSame(result, owed)).isPresent()) {
      return new BillingChange(billed, List.of());
    }
    var events = new ArrayList<ResultEvent>();
    standing.ifPresent(
        result -> events.add(reversal(result, billed.revisions(), owed.refundOrNull(), cause)));
    var after = new BillingState(billed.revisions(), null);
    Money amount = owed.amountOrNull();
    Terms terms = owed.termsOrNull();
    if (amount != null && amount.isPositive() && terms != null) {
      var billable = billable(owed, amount, terms, billed.revisions() + 1, cause);
      events.add(billable);
      after = new BillingState(billable.revision(), BillingState.StandingResult.of(billable));
    }
    return new BillingChange(after, List.copyOf(events));
  }

  private static boolean isSame(BillingState.StandingResult standing, Assessment owed) {
    Terms terms = owed.termsOrNull();
    return terms != null
        && standing.amount().equals(owed.amountOrNull())
        && standing.shares().equals(owed.shares())
        && standing.terms().equals(terms.ref());
  }

  private static ResultEvent billable(
      Assessment owed, Money amount, Terms terms, int revision, Cause cause) {
    var kind = ResultEvent.Kind.BILLABLE;
    return new ResultEvent(
        ResultEvent.idOf(cause.tenant(), cause.claim(), revision, kind),
        kind,
        null,
        revision,
        cause.tenant(),
        cause.claim().outcome(cause.tenant()),
        cause.claim(),
        occurredAt(cause, cause.now()),
        cause.now(),
        terms.zone(),
        amount,
        terms.meter(),
        terms.billTo(),
        owed.shares(),
        terms.ref(),
        cause.attestations(),
        cause.provableToOrNull(),
        owed.reasonOrNull(),
        owed.refundOrNull());
  }

  /** The event that takes back the result that stands. */
  static ResultEvent reversal(
      BillingState.StandingResult standing, int revision, @Nullable Refund refund, Cause cause) {
    var kind = ResultEvent.Kind.REVERSAL;
    EventId id = ResultEvent.idOf(cause.tenant(), cause.claim(), revision, kind);
    return new ResultEvent(
        id,
        kind,
        standing.event(),
        revision,
        cause.tenant(),
        cause.claim().outcome(cause.tenant()),
        cause.claim(),
        occurredAt(cause, standing.occurredAt()),
        cause.now(),
        standing.zone(),
        standing.amount().negated(),
        standing.meter(),
        standing.billTo(),
        standing.shares().stream().map(Share::negated).toList(),
        standing.terms(),
        cause.attestations(),
        cause.provableToOrNull(),
        cause.reason(),
        refund);
  }

  /** In whole seconds. */
  private static Instant occurredAt(Cause cause, Instant otherwise) {
    Instant of = cause.occurredAtOrNull();
    return (of == null ? otherwise : of).truncatedTo(ChronoUnit.SECONDS);
  }
}
