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
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private final SharedAmount shared;

  SessionAssessment(OutcomeReading reading, Truth truth, BillingState billed) {
    this.reading = reading;
    this.billed = billed;
    this.truth = truth;
    this.terms = reading.terms();
    this.chosen = reading.chosen();
    this.ruling = RuleRuling.of(reading.registers(), truth);
    this.shared = new SharedAmount(truth, terms, chosen, free);
  }

  Assessment assessment() {
    var merge = reading.version().folded().merge();
    if (merge.isPresent()) {
      return nothing(TakenBack.status(billed), ReasonCodes.MERGED, TakenBack.livesOn(merge.get()))
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
      return nothing(TakenBack.status(billed), effect.get().retraction().reason())
          .takenBackBy(effect.get().retraction(), effect.get().refundOrNull());
    }
    return switch (ContradictionRuling.of(reading, truth, holdEnd)) {
      case FALLS -> nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT);
      case UNSETTLED -> nothing(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS);
      case NONE -> undisputed(prices, effect.orElse(null), refunds, holdEnd);
    };
  }

  /** Lines 21a to 25: nobody contradicts, and what was taken back leaves something. */
  private Assessment undisputed(
      PriceOverTime prices,
      Retractions.@Nullable Effect effect,
      RefundCalculation refunds,
      Instant holdEnd) {
    var now = reading.now();
    var since = prices.at(now).from();
    var dispute = DisputeEffect.of(reading);
    var code = dispute.map(found -> found.dispute().code().wire()).orElse(null);
    var fallen = dispute.flatMap(DisputeEffect::fallen);
    if (fallen.isPresent()) {
      return nothing(OutcomeStatus.NOT_BILLABLE, fallen.get(), code).pricedSince(since);
    }
    if (dispute.filter(DisputeEffect::holdsAll).isPresent()) {
      return nothing(OutcomeStatus.HELD, ReasonCodes.DISPUTED, code).pricedSince(since);
    }
    var word = dispute.flatMap(DisputeEffect::word).orElse(null);
    var why = word == null && reading.isOwedBySilence() ? ReasonCodes.UNANSWERED : word;
    var most =
        dispute
            .flatMap(DisputeEffect::lowering)
            .map(said -> Lowering.left(said, effect, refunds, prices))
            .orElse(null);
    var detail = word == null ? null : code;
    if (effect != null) {
      return takenBack(effect, word, detail, most).takenBackBy(effect.retraction());
    }
    var owed = shared.of(prices.owedAt(now), most);
    return (now.isBefore(holdEnd)
            ? nothing(OutcomeStatus.HELD, word, detail).lookingAgain(holdEnd).counting(owed.sum())
            : something(OutcomeStatus.BILLABLE, why, owed, null).about(detail))
        .pricedSince(since);
  }

  private Assessment takenBack(
      Retractions.Effect effect,
      @Nullable String word,
      @Nullable String detail,
      @Nullable Money most) {
    Refund refund = effect.refundOrNull();
    var owed = shared.of(effect.rest(), most);
    return refund != null && refund.refund().isPositive()
        ? something(OutcomeStatus.REVERSED, effect.retraction().reason(), owed, refund)
        : something(OutcomeStatus.BILLABLE, word, owed, refund).about(detail);
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
    return new Assessment(
        status, reason, detail, terms, shares, null, null, null, null, null, null);
  }

  private Assessment something(
      OutcomeStatus status,
      @Nullable String reason,
      SharedAmount.Split owed,
      @Nullable Refund refund) {
    return new Assessment(
        status,
        reason,
        null,
        terms,
        owed.shares(),
        owed.sum(),
        refund,
        null,
        null,
        null,
        null);
  }
}
