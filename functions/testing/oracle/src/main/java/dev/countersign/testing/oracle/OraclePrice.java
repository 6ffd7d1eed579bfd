package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What one result costs: a fixed amount, or so many per cent of the value.
 *
 * @param each the fixed amount, or none
 * @param percent 0 to 100, or none; one of the two is there
 * @param currency ISO 4217
 */
public record OraclePrice(
    @Nullable BigDecimal each,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    String currency,
    RoundingMode rounding) {

  public static OraclePrice each(String amount, String currency, RoundingMode rounding) {
    return new OraclePrice(new BigDecimal(amount), null, null, null, currency, rounding);
  }

  /** How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
  int decimals() {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }
}
