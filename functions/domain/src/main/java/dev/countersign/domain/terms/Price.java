package dev.countersign.domain.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The price of one result. */
public sealed interface Price {
  /** The currency that is billed. */
  Currency currency();

  /** How prices and refunds are rounded to the minor unit. */
  RoundingMode rounding();

  /** A fixed amount for each result. */
  record Each(BigDecimal amount, Currency currency, RoundingMode rounding) implements Price {}

  /**
   * A percentage of the attested value, raised to {@code min}, lowered to {@code max}, then
   * rounded.
   *
   * @param percent 0 or more
   */
  record Percent(
      BigDecimal percent,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      Currency currency,
      RoundingMode rounding)
      implements Price {}
}
