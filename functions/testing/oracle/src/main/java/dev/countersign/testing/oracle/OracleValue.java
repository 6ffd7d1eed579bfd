package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of a record.
 *
 * @param amount 0 or more, in whole currency
 * @param currency ISO 4217
 */
public record OracleValue(BigDecimal amount, String currency) {

  /** Whether both are the same money; {@code 12.5} and {@code 12.50} are. */
  static boolean isSame(@Nullable OracleValue one, @Nullable OracleValue other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.currency.equals(other.currency) && one.amount.compareTo(other.amount) == 0;
  }
}
