package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The price of one result: a fixed amount, or a percentage of the value. One of the two is there.
 *
 * @param each the fixed amount, or none
 * @param percent the percentage, or none
 * @param min the least that a percentage comes to, or none
 * @param max the most that a percentage comes to, or none
 * @param currency ISO 4217
 */
public record OraclePrice(
    @Nullable BigDecimal each,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    String currency,
    RoundingMode rounding) {

  /** A fixed amount. */
  public static OraclePrice each(String amount, String currency, RoundingMode rounding) {
    return new OraclePrice(new BigDecimal(amount), null, null, null, currency, rounding);
  }

  /** The number of decimals of the currency: 2 for EUR, 0 for JPY, 3 for KWD. */
  int decimals() {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }
}
