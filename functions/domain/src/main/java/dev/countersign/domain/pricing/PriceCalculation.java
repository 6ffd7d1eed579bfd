package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** The price of a result, before anything is taken back. */
public final class PriceCalculation {
  private PriceCalculation() {}

  /** None if the price is a percentage and the truth has no value in the price's currency. */
  public static Optional<Money> price(Price price, Statement truth) {
    return switch (price) {
      case Price.Each each ->
          Optional.of(Money.of(each.amount(), each.currency(), each.rounding()));
      case Price.Percent percent ->
          Optional.ofNullable(truth.value())
              .filter(value -> value.currency().equals(percent.currency()))
              .map(value ->
                  Money.of(percentage(percent, value), percent.currency(), percent.rounding()));
    };
  }

  private static BigDecimal percentage(Price.Percent price, Money value) {
    var amount = value.decimal().multiply(price.percent()).movePointLeft(2);
    var min = price.min();
    var max = price.max();
    if (min != null) {
      amount = amount.max(min);
    }
    return max == null ? amount : amount.min(max);
  }
}
