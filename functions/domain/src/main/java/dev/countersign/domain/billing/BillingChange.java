package dev.countersign.domain.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the bill to what is owed: which result events, and what stands billed after them. */
public record BillingChange(BillingState after, List<ResultEvent> events) {

  /**
   * What an event says of its cause.
   *
   * @param because the statement that brought it about; none when a session or the terms did
   * @param reason why something is taken back
   */
  public record Cause(
      TenantId tenant,
      Claim claim,
      @Nullable Statement because,
      List<Digest> attestations,
      String reason,
      Instant now) {}

  /**
   * Nothing when amount, sessions, shares and terms are the same; else a reversal of what stands
   * and a billable of what is owed.
   */
  public static BillingChange difference(Assessment owed, BillingState billed, Cause cause) {
    var standing = billed.standing();
    if (standing.filter(stands -> same(stands, owed)).isPresent()) {
      return new BillingChange(billed, List.of());
    }
    var events = new ArrayList<ResultEvent>();
    standing.ifPresent(
        stands -> events.add(reversal(stands, billed.revisions(), owed.refundOrNull(), cause)));
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

  private static boolean same(BillingState.StandingResult stands, Assessment owed) {
    Terms terms = owed.termsOrNull();
    return terms != null
        && stands.amount().equals(owed.amountOrNull())
        && stands.shares().equals(owed.shares())
        && stands.terms().equals(terms.ref());
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
        occurred(cause, cause.now()),
        cause.now(),
        amount,
        terms.meter(),
        terms.billTo(),
        owed.shares(),
        terms.ref(),
        cause.attestations(),
        owed.reasonOrNull(),
        owed.refundOrNull());
  }

  /** What takes back the result that stands. */
  static ResultEvent reversal(
      BillingState.StandingResult stands, int revision, @Nullable Refund refund, Cause cause) {
    var kind = ResultEvent.Kind.REVERSAL;
    EventId id = ResultEvent.idOf(cause.tenant(), cause.claim(), revision, kind);
    return new ResultEvent(
        id,
        kind,
        stands.event(),
        revision,
        cause.tenant(),
        cause.claim().outcome(cause.tenant()),
        cause.claim(),
        occurred(cause, stands.occurredAt()),
        cause.now(),
        stands.amount().negated(),
        stands.meter(),
        stands.billTo(),
        stands.shares().stream().map(Share::negated).toList(),
        stands.terms(),
        cause.attestations(),
        cause.reason(),
        refund);
  }

  private static Instant occurred(Cause cause, Instant otherwise) {
    Statement because = cause.because();
    return (because == null ? otherwise : because.occurredAt()).truncatedTo(ChronoUnit.SECONDS);
  }
}
