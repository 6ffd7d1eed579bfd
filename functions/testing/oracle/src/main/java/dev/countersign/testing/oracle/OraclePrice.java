package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One price of the list of prices.
 *
 * @param when its {@code if}; none if it always holds
 * @param currency ISO 4217; none of units
 */
public record OraclePrice(
    @Nullable OracleRule when, Kind kind, @Nullable String currency, RoundingMode rounding) {

  /** How the price is made. Facts are named with their path: {@code facts.seats}. */
  public sealed interface Kind {}

  /** An amount, times the number at a fact if one is named. */
  public record Each(BigDecimal amount, @Nullable String times) implements Kind {}

  /**
   * A percentage of an amount.
   *
   * @param of {@code value}, or a fact
   * @param rate the fact that an amount in another currency is multiplied by
   */
  public record Percent(
      BigDecimal percent,
      String of,
      @Nullable String rate,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max)
      implements Kind {}

  /** So many units, or as many as a fact says. One of the two is there. */
  public record Units(@Nullable BigDecimal number, @Nullable String fact) implements Kind {}

  /** The decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD, 0 for units. */
  int decimals() {
    return currency == null ? 0 : Currency.getInstance(currency).getDefaultFractionDigits();
  }
}
