package dev.countersign.domain.pricing;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.StatedNumbers.Amount;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The price of a result, before anything is taken back: the contract, section 9. */
public final class PriceCalculation {
  private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);

  /** Minor units of a currency with four decimals may not fit. */
  private static final int LARGEST_BITS = 62;

  private PriceCalculation() {}

  /**
   * The price by the first item of the list whose rule holds.
   *
   * @param foremost the session that the rules see
   */
  public static Pricing price(PriceList list, Truth truth, Session foremost, FailingRules failing) {
    for (PriceList.Item item : list.items()) {
      Rule condition = item.condition();
      var finding = condition == null ? Rule.Finding.HOLDS : condition.of(truth, foremost);
      if (finding == Rule.Finding.HOLDS) {
        return price(item.price(), truth);
      }
      if (condition != null
          && finding == Rule.Finding.FAILED
          && failing == FailingRules.ARE_AMBIGUOUS) {
        return new Pricing.Untold(condition.name());
      }
    }
    return new Pricing.Unpriced(ReasonCodes.NO_PRICE);
  }

  private static Pricing price(Price price, Truth truth) {
    return switch (price) {
      case Price.Each each ->
          priced(
              each.times() == null
                  ? Optional.of(each.amount())
                  : StatedNumbers.number(truth, each.times()).map(each.amount()::multiply),
              each);
      case Price.Percent percent -> percentage(percent, truth);
      case Price.FixedUnits fixed -> priced(Optional.of(BigDecimal.valueOf(fixed.units())), fixed);
      case Price.StatedUnits stated ->
          priced(
              StatedNumbers.number(truth, stated.of())
                  .filter(units -> units.stripTrailingZeros().scale() <= 0),
              stated);
    };
  }

  private static Pricing percentage(Price.Percent price, Truth truth) {
    var stated = StatedNumbers.amount(truth, price.of());
    if (stated.isEmpty()) {
      return new Pricing.Unpriced(ReasonCodes.MISSING_VALUE);
    }
    Amount amount = stated.get();
    var currency = amount.currency();
    if (currency == null || currency.equals(price.currency())) {
      return priced(Optional.of(percentage(price, amount.number())), price);
    }
    var rate = price.rate();
    return rate == null
        ? new Pricing.Unpriced(ReasonCodes.WRONG_CURRENCY)
        : priced(
            StatedNumbers.number(truth, rate)
                .map(number -> percentage(price, amount.number().multiply(number))),
            price);
  }

  private static BigDecimal percentage(Price.Percent price, BigDecimal of) {
    var amount = of.multiply(price.percent()).movePointLeft(2);
    var min = price.min();
    var max = price.max();
    if (min != null) {
      amount = amount.max(min);
    }
    return max == null ? amount : amount.min(max);
  }

  private static Pricing priced(Optional<BigDecimal> amount, Price price) {
    if (amount.isEmpty()) {
      return new Pricing.Unpriced(ReasonCodes.MISSING_VALUE);
    }
    RoundingMode rounding = price.rounding();
    var rounded = amount.get().setScale(Money.digits(price.currency()), rounding);
    return rounded.compareTo(TOO_MUCH) >= 0 || rounded.unscaledValue().bitLength() > LARGEST_BITS
        ? new Pricing.Unpriced(ReasonCodes.OUT_OF_RANGE)
        : new Pricing.Priced(Money.of(rounded, price.currency(), rounding), rounding);
  }
}
