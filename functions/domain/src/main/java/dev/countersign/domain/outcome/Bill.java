package dev.countersign.domain.outcome;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the bill to what is owed: which result events, and what stands billed after them. */
record Bill(Billed after, List<ResultEvent> events) {

  /**
   * What an event says of its cause.
   *
   * @param because the statement that brought it about; none when a session or the terms did
   * @param reason why something is taken back
   */
  record Cause(
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
  static Bill difference(Owed owed, Billed billed, Cause cause) {
    var standing = billed.standing();
    if (standing.filter(stands -> same(stands, owed)).isPresent()) {
      return new Bill(billed, List.of());
    }
    var events = new ArrayList<ResultEvent>();
    standing.ifPresent(
        stands -> events.add(reversal(stands, billed.revisions(), owed.refundOrNull(), cause)));
    var after = new Billed(billed.revisions(), null);
    Money amount = owed.amountOrNull();
    Terms terms = owed.termsOrNull();
    if (amount != null && amount.isPositive() && terms != null) {
      var billable = billable(owed, amount, terms, billed.revisions() + 1, cause);
      events.add(billable);
      after = new Billed(billable.revision(), Billed.Standing.of(billable));
    }
    return new Bill(after, List.copyOf(events));
  }

  private static boolean same(Billed.Standing stands, Owed owed) {
    Terms terms = owed.termsOrNull();
    return terms != null
        && stands.amount().equals(owed.amountOrNull())
        && stands.shares().equals(owed.shares())
        && stands.terms().equals(terms.ref());
  }

  private static ResultEvent billable(
      Owed owed, Money amount, Terms terms, int revision, Cause cause) {
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
      Billed.Standing stands, int revision, @Nullable Refund refund, Cause cause) {
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
