package dev.countersign.domain.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** How much one result costs, or how many units it counts. */
public sealed interface Price {
  /** ISO 4217's code for "no currency": what is only counted has this one, and whole units. */
  Currency UNITS = Currency.getInstance("XXX");

  /** The currency that is billed; {@link #UNITS} where the result is counted and not priced. */
  Currency currency();

  /** How prices and refunds are rounded to the minor unit. */
  RoundingMode rounding();

  /** Whether a truth's value may be in this currency, for all that this price minds. */
  default boolean takes(Currency currency) {
    return !(this instanceof Percent percent)
        || !percent.of().equals(ValuePath.VALUE)
        || percent.rate() != null
        || percent.currency().equals(currency);
  }

  /**
   * A fixed amount.
   *
   * @param times where the truth says how many times it is owed; once if the terms name no place
   */
  record Each(
      BigDecimal amount, @Nullable ValuePath times, Currency currency, RoundingMode rounding)
      implements Price {}

  /**
   * A percentage of an amount that the truth states, raised to {@code min}, lowered to {@code max},
   * then rounded.
   *
   * @param percent 0 or more
   * @param of where the truth states the amount
   * @param rate where the truth states the rate by which an amount in another currency is
   *     multiplied; without it an amount in another currency has no price
   */
  record Percent(
      BigDecimal percent,
      ValuePath of,
      @Nullable ValuePath rate,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      Currency currency,
      RoundingMode rounding)
      implements Price {}

  /** So many whole units, counted and not priced: the billing engine has the price. */
  sealed interface Units extends Price {
    @Override
    default Currency currency() {
      return UNITS;
    }
  }

  /** The same number of units for each result. */
  record FixedUnits(long units, RoundingMode rounding) implements Units {}

  /** As many units as the truth states. */
  record StatedUnits(ValuePath of, RoundingMode rounding) implements Units {}
}
