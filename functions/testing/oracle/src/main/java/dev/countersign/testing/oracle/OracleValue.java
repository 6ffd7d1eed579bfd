package dev.countersign.testing.oracle;

import java.math.BigDecimal;

/**
 * The value of a record.
 *
 * @param amount 0 or more, in whole currency
 * @param currency ISO 4217
 */
public record OracleValue(BigDecimal amount, String currency) {

  /** Whether both mean the same money; {@code 12.5} and {@code 12.50} do. */
  boolean isSame(OracleValue other) {
    return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
  }
}
