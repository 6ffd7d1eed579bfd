package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.matching.RegisterReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Apportionment;
import dev.countersign.domain.pricing.Exemption;
import dev.countersign.domain.pricing.PriceCalculation;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assesses what is owed for a truth whose sessions are chosen: lines 10 to 21 of the contract's
 * table, section 8.
 *
 * @param chosen the chosen sessions, the foremost first; at least one
 * @param terms the governing version: in force when the foremost started
 */
record SessionAssessment(
    Statement truth,
    RegisterReading reading,
    BillingState billed,
    List<Session> chosen,
    Terms terms,
    Instant now) {

  Assessment assessment() {
    var paid = chosen.stream().filter(session -> freeReason(session).isEmpty()).toList();
    if (paid.isEmpty()) {
      var reason = freeReason(chosen.getFirst()).orElse(null);
      return nothing(OutcomeStatus.NOT_BILLABLE, reason, null);
    }
    return contradicted().orElseGet(() -> uncontradicted(paid));
  }

  /** What a contradiction makes of it; none if nobody contradicts, or a ruling says it stands. */
  private Optional<Assessment> contradicted() {
    var contradictedAt =
        terms.onConflict() == Terms.OnConflict.REVIEW
            ? PrevailingStatements.contradictedAt(truth, reading.registers(), terms)
            : Optional.<Instant>empty();
    if (contradictedAt.isEmpty()) {
      return Optional.empty();
    }
    var settling =
        reading.registers().ruling().filter(made -> !made.at().isBefore(contradictedAt.get()));
    if (settling.filter(made -> made.finding() == Ruling.Finding.STANDS).isPresent()) {
      return Optional.empty();
    }
    boolean falls = settling.filter(made -> !made.at().isBefore(truth.statedAt())).isPresent();
    return Optional.of(
        falls
            ? nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT, null)
            : nothing(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS, null));
  }

  private Assessment uncontradicted(List<Session> paid) {
    var holdStart = StatementPaths.instant(truth, terms.hold().from().path(), terms.zone());
    if (holdStart.isEmpty()) {
      return nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.MISSING_DATE, null);
    }
    Instant holdEnd = terms.hold().span().after(holdStart.get(), terms.zone());
    return PriceCalculation.price(terms.price(), truth)
        .map(price -> priced(price, paid, holdEnd))
        .orElseGet(() -> nothing(OutcomeStatus.NOT_BILLABLE, unpricedReason(), null));
  }

  private String unpricedReason() {
    return truth.value() == null ? ReasonCodes.MISSING_VALUE : ReasonCodes.WRONG_CURRENCY;
  }

  private Assessment priced(Money price, List<Session> paid, Instant holdEnd) {
    var retraction = reading.standingRetraction();
    var inEffect = retraction.filter(back -> !back.occurredAt().isAfter(now));
    if (inEffect.isPresent()) {
      return takenBack(inEffect.get(), price, paid, holdEnd);
    }
    var notice = retraction.map(Statement::occurredAt);
    if (now.isBefore(holdEnd)) {
      var lookAgain = notice.filter(date -> date.isBefore(holdEnd)).orElse(holdEnd);
      return nothing(OutcomeStatus.HELD, null, lookAgain);
    }
    return something(OutcomeStatus.BILLABLE, null, price, paid, null, notice.orElse(null));
  }

  private Assessment takenBack(
      Statement retraction, Money price, List<Session> paid, Instant holdEnd) {
    var status = billed.revisions() > 0 ? OutcomeStatus.REVERSED : OutcomeStatus.VOID;
    if (retraction.occurredAt().isBefore(holdEnd)) {
      return nothing(status, retraction.reason(), null);
    }
    var refund = RefundCalculation.refund(terms, truth, retraction.occurredAt(), price);
    var rest = price.minus(refund.refund());
    if (!rest.isPositive()) {
      return nothing(status, retraction.reason(), null);
    }
    return refund.refund().isPositive()
        ? something(OutcomeStatus.REVERSED, retraction.reason(), rest, paid, refund, null)
        : something(OutcomeStatus.BILLABLE, null, price, paid, refund, null);
  }

  private Assessment nothing(
      OutcomeStatus status, @Nullable String reason, @Nullable Instant lookAgain) {
    var shares = Apportionment.ofNothing(chosen, Money.zero(terms.price().currency()));
    return new Assessment(status, reason, terms, shares, null, null, lookAgain);
  }

  private Assessment something(
      OutcomeStatus status,
      @Nullable String reason,
      Money amount,
      List<Session> paid,
      @Nullable Refund refund,
      @Nullable Instant lookAgain) {
    var shares =
        Apportionment.of(amount, paid, terms.attribution(), truth.occurredAt(), terms.zone());
    return new Assessment(status, reason, terms, shares, amount, refund, lookAgain);
  }

  private Optional<String> freeReason(Session session) {
    return Exemption.reason(truth, session, terms);
  }
}
