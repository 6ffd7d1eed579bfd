package dev.countersign.domain.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What one result costs. */
public sealed interface Price {
  Currency currency();

  /** How amounts and refunds are brought to the minor unit. */
  RoundingMode rounding();

  /** A fixed amount for each result. */
  record Each(BigDecimal amount, Currency currency, RoundingMode rounding) implements Price {}

  /**
   * A share of the attested value, then raised to {@code min}, lowered to {@code max}, then
   * rounded.
   */
  record Percent(
      BigDecimal percent,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      Currency currency,
      RoundingMode rounding)
      implements Price {}
}
