package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.fold.TruthDates;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.matching.StatementCheck;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Apportionment;
import dev.countersign.domain.pricing.Exemption;
import dev.countersign.domain.pricing.Pricing;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Assesses what is owed for a truth by the version that governs it: lines 11 to 25 of the
 * contract's table, section 8.
 */
final class SessionAssessment {
  private final OutcomeReading reading;
  private final BillingState billed;
  private final Truth truth;
  private final Terms terms;
  private final List<Session> chosen;
  private final RuleRuling ruling;
  private final Map<SessionId, String> free = new TreeMap<>();

  SessionAssessment(OutcomeReading reading, Truth truth, BillingState billed) {
    this.reading = reading;
    this.billed = billed;
    this.truth = truth;
    this.terms = reading.terms();
    this.chosen = reading.chosen();
    this.ruling = RuleRuling.of(reading.registers(), truth);
  }

  Assessment assessment() {
    var merge = reading.version().folded().merge();
    if (merge.isPresent()) {
      return nothing(takenBack(), ReasonCodes.MERGED, livesOn(merge.get()))
          .takenBackBy(merge.get());
    }
    for (Session session : chosen) {
      switch (Exemption.of(truth, session, terms, ruling.failing())) {
        case Exemption.Free(String reason) -> free.put(session.id(), reason);
        case Exemption.Untold(String rule) -> {
          return untold(rule);
        }
        case Exemption.Charged charged -> {}
      }
    }
    if (free.size() == chosen.size()) {
      return nothing(OutcomeStatus.NOT_BILLABLE, free.get(chosen.getFirst().id()));
    }
    boolean dated =
        StatementCheck.dated(terms).stream()
            .allMatch(path -> TruthDates.at(truth, path, terms.zone()).isPresent());
    var holdStart = TruthDates.at(truth, terms.hold().from(), terms.zone());
    return holdStart.isEmpty() || !dated
        ? nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.MISSING_DATE)
        : dated(terms.hold().span().after(holdStart.get(), terms.zone()));
  }

  /** What a contradiction makes of it; none if nobody contradicts, or a ruling says it stands. */
  private Optional<Assessment> contradicted(Instant holdEnd) {
    if (terms.onConflict() != Terms.OnConflict.REVIEW) {
      return Optional.empty();
    }
    var contradictedAt = new Contradiction(reading, truth, holdEnd).statedAt();
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
            ? nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT)
            : nothing(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS));
  }

  private Assessment dated(Instant holdEnd) {
    var found =
        PriceOverTime.of(
            reading.version().spoken(),
            truth,
            terms,
            chosen.getFirst(),
            ruling.failing(),
            holdEnd,
            reading.now());
    return switch (found) {
      case PriceOverTime.Found.Prices(PriceOverTime prices) -> priced(prices, holdEnd);
      case PriceOverTime.Found.Without(Pricing.Untold(String rule)) -> untold(rule);
      case PriceOverTime.Found.Without(Pricing.Unpriced(String reason)) ->
          nothing(OutcomeStatus.NOT_BILLABLE, reason);
      case PriceOverTime.Found.Without(Pricing.Priced priced) ->
          throw new IllegalStateException("a price is a price");
    };
  }

  private Assessment priced(PriceOverTime prices, Instant holdEnd) {
    var inEffect = Retractions.inEffect(reading.version().folded(), reading.now());
    var refunds = new RefundCalculation(terms, truth);
    var effect = Retractions.counting(inEffect, prices, refunds, holdEnd, reading.now());
    if (effect.isPresent() && !effect.get().rest().isPositive()) {
      return nothing(takenBack(), effect.get().retraction().reason())
          .takenBackBy(effect.get().retraction(), effect.get().refundOrNull());
    }
    var contradicted = contradicted(holdEnd);
    if (contradicted.isPresent()) {
      return contradicted.get();
    }
    if (effect.isPresent()) {
      return takenBack(effect.get()).takenBackBy(effect.get().retraction());
    }
    return reading.now().isBefore(holdEnd)
        ? nothing(OutcomeStatus.HELD, null).lookingAgain(holdEnd)
        : something(
            OutcomeStatus.BILLABLE,
            null,
            prices.owedAt(reading.now()),
            null,
            prices.at(reading.now()).from());
  }

  private Assessment takenBack(Retractions.Effect effect) {
    Refund refund = effect.refundOrNull();
    return refund != null && refund.refund().isPositive()
        ? something(
            OutcomeStatus.REVERSED, effect.retraction().reason(), effect.rest(), refund, null)
        : something(OutcomeStatus.BILLABLE, null, effect.rest(), refund, null);
  }

  private OutcomeStatus takenBack() {
    return takenBack(billed);
  }

  /** Taken back: after something was billed, or before. */
  static OutcomeStatus takenBack(BillingState billed) {
    return billed.revisions() > 0 ? OutcomeStatus.REVERSED : OutcomeStatus.VOID;
  }

  /** The record that a fact was merged into, as {@code type/id}. */
  static @Nullable String livesOn(Statement merge) {
    var into = merge.into();
    return into == null ? null : into.toString();
  }

  private Assessment untold(String rule) {
    return ruling.isAgainst()
        ? nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT)
        : nothing(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, rule);
  }

  private Assessment nothing(OutcomeStatus status, @Nullable String reason) {
    return nothing(status, reason, null);
  }

  private Assessment nothing(
      OutcomeStatus status, @Nullable String reason, @Nullable String detail) {
    var shares = Apportionment.ofNothing(chosen, Money.zero(terms.price().currency()));
    return new Assessment(status, reason, detail, terms, shares, null, null, null, null, null);
  }

  private Assessment something(
      OutcomeStatus status,
      @Nullable String reason,
      Money amount,
      @Nullable Refund refund,
      @Nullable Instant changedAt) {
    var shares =
        Apportionment.of(
            amount, chosen, free, terms.attribution(), truth.occurredAt(), terms.zone());
    var zero = Money.zero(amount.currency());
    var sum = Apportionment.sum(shares, zero);
    var told = sum.isPositive() ? shares : Apportionment.ofNothing(chosen, zero);
    return new Assessment(status, reason, null, terms, told, sum, refund, null, changedAt, null);
  }
}
