package dev.countersign.domain.billing;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.FailingRules;
import dev.countersign.domain.pricing.PriceCalculation;
import dev.countersign.domain.pricing.Pricing;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A price that statements with an {@code effective_at} change from a date on: the contract, section
 * 9. The price until then stays, the difference goes back by the clawback.
 *
 * @param steps the prices in their order; the first has been in force from the beginning
 */
record PriceOverTime(List<Step> steps) {

  /**
   * A price in force.
   *
   * @param from when it came into force; none for the first, which is in force from the beginning:
   *     where there was no truth then, it is the same as the next one
   * @param difference what it changes in what is owed, by the clawback; negative if it lowers it
   */
  record Step(@Nullable Instant from, Money price, RoundingMode rounding, Money difference) {}

  /** The prices, or why there is none. */
  sealed interface Found {
    /** There are prices. */
    record Prices(PriceOverTime prices) implements Found {}

    /** One of them has no amount. */
    record Without(Pricing why) implements Found {}
  }

  /** What is owed at a time before anything is taken back; never below zero. */
  Money owedAt(Instant time) {
    Money owed =
        inForce(time).stream()
            .map(Step::difference)
            .reduce(Money::plus)
            .orElse(steps.getFirst().price());
    return owed.minor() < 0 ? Money.zero(owed.currency()) : owed;
  }

  /** The price in force at a time. */
  Step at(Instant time) {
    return inForce(time).getLast();
  }

  private List<Step> inForce(Instant time) {
    return steps.stream()
        .filter(step -> step.from() == null || !step.from().isAfter(time))
        .toList();
  }

  /** The prices up to {@code now} of statements that one version reads. */
  static Found of(
      SpokenStatements spoken,
      Truth truth,
      Terms terms,
      Session foremost,
      FailingRules failing,
      Instant holdEnd,
      Instant now) {
    var changes = spoken.changes().stream().filter(change -> !change.isAfter(now)).toList();
    if (changes.isEmpty()) {
      return single(PriceCalculation.price(terms.price(), truth, foremost, failing));
    }
    var steps = new ArrayList<Step>();
    var times = new ArrayList<Instant>(List.of(Instant.MIN));
    times.addAll(changes);
    var refunds = new RefundCalculation(terms, truth);
    boolean given = false;
    for (Instant from : times) {
      var then = spoken.at(from).truth();
      if (then.isEmpty()) {
        continue;
      }
      var pricing = PriceCalculation.price(terms.price(), then.get(), foremost, failing);
      if (pricing instanceof Pricing.Unpriced(String reason)
          && reason.equals(ReasonCodes.NO_PRICE)) {
        pricing = new Pricing.Priced(Money.zero(terms.price().currency()), RoundingMode.HALF_EVEN);
      } else {
        given = true;
      }
      if (!(pricing instanceof Pricing.Priced(Money price, RoundingMode rounding))) {
        return new Found.Without(pricing);
      }
      if (steps.isEmpty()) {
        steps.add(new Step(null, price, rounding, price));
      }
      if (!from.equals(Instant.MIN)) {
        var change = price.minus(steps.getLast().price());
        var difference =
            from.isBefore(holdEnd)
                ? change
                : charged(change, reasonAt(from, spoken), from, refunds, rounding);
        steps.add(new Step(from, price, rounding, difference));
      }
    }
    return given
        ? new Found.Prices(new PriceOverTime(List.copyOf(steps)))
        : new Found.Without(new Pricing.Unpriced(ReasonCodes.NO_PRICE));
  }

  private static Found single(Pricing pricing) {
    return pricing instanceof Pricing.Priced(Money price, RoundingMode rounding)
        ? new Found.Prices(new PriceOverTime(List.of(new Step(null, price, rounding, price))))
        : new Found.Without(pricing);
  }

  /** The part of a difference that counts from a date after the hold. */
  private static Money charged(
      Money change,
      Optional<String> reason,
      Instant from,
      RefundCalculation refunds,
      RoundingMode rounding) {
    boolean lowers = change.minor() < 0;
    var whole = lowers ? change.negated() : change;
    var part = refunds.refund(reason.orElse(null), from, whole, rounding).refund();
    return lowers ? part.negated() : part;
  }

  /** The reason of the statement that changes the price at a date; of several the last. */
  private static Optional<String> reasonAt(Instant from, SpokenStatements spoken) {
    return spoken.inOrder().stream()
        .filter(statement -> from.equals(statement.effectiveAt()))
        .reduce((earlier, later) -> later)
        .map(Statement::reason);
  }
}
