package dev.countersign.domain.books;

import dev.countersign.domain.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * How much is owed.
 *
 * @param unit the currency's code (ISO 4217), or {@link #UNITS}
 * @param amount in minor units of the currency; of units how many
 */
public record BookSum(String unit, BigInteger amount) {
  /** What is counted and not priced. */
  public static final String UNITS = "units";

  /** As a decimal with the currency's number of places; units are whole. */
  public String decimal() {
    return decimal(unit, amount);
  }

  /** So much in this unit, as a decimal. */
  public static String decimal(String unit, BigInteger amount) {
    int digits = unit.equals(UNITS) ? 0 : Money.digits(Currency.getInstance(unit));
    return new BigDecimal(amount, digits).toPlainString();
  }
}
