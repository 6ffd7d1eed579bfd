package dev.countersign.domain.billing;

import dev.countersign.domain.fold.CountingRetractions;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of several retractions counts: the contract, section 9. */
final class Retractions {
  private Retractions() {}

  /**
   * What a retraction leaves.
   *
   * @param refundOrNull none where it happened before the hold's end: then all of it goes back
   * @param rest what stays owed
   */
  record Effect(Statement retraction, @Nullable Refund refundOrNull, Money rest) {}

  /** Those in effect: they happened, or were to happen, at {@code now} or before. */
  static List<Statement> inEffect(Folded folded, Instant now) {
    return folded.retractions().stream()
        .filter(statement -> !statement.occurredAt().isAfter(now))
        .sorted(CountingRetractions.EARLIEST)
        .toList();
  }

  /** The effect of the one that counts; none if none is in effect. */
  static Optional<Effect> counting(
      List<Statement> inEffect,
      PriceOverTime prices,
      RefundCalculation refunds,
      Instant holdEnd,
      Instant now) {
    var early =
        inEffect.stream().filter(statement -> statement.occurredAt().isBefore(holdEnd)).findFirst();
    if (early.isPresent()) {
      var currency = prices.at(now).price().currency();
      return Optional.of(new Effect(early.get(), null, Money.zero(currency)));
    }
    return CountingRetractions.earliestOfEachRule(inEffect, refunds.terms()).stream()
        .map(statement -> effect(statement, prices, refunds, now))
        .min(
            Comparator.comparingLong((Effect effect) -> effect.rest().minor())
                .thenComparing(Effect::retraction, CountingRetractions.EARLIEST));
  }

  private static Effect effect(
      Statement retraction, PriceOverTime prices, RefundCalculation refunds, Instant now) {
    var then = prices.at(retraction.occurredAt());
    var refund =
        refunds.refund(retraction.reason(), retraction.occurredAt(), then.price(), then.rounding());
    if (!refund.refund().isPositive()) {
      return new Effect(retraction, refund, prices.owedAt(now));
    }
    var rest = prices.owedAt(retraction.occurredAt()).minus(refund.refund());
    return new Effect(retraction, refund, rest.minor() < 0 ? Money.zero(rest.currency()) : rest);
  }
}
