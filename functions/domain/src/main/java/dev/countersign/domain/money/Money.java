package dev.countersign.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money.
 *
 * @param minor whole minor units of the currency (cents for EUR, yen for JPY, fils for KWD);
 *     negative only in a reversal
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) {

  /** No money, in this currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * A decimal amount, rounded to the currency's minor unit.
   *
   * @throws ArithmeticException if it doesn't fit 64 bits, or if it has more decimals than the
   *     currency and {@code rounding} is {@link RoundingMode#UNNECESSARY}
   */
  public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
    return new Money(
        amount.setScale(digits(currency), rounding).unscaledValue().longValueExact(), currency);
  }

  /** As a decimal with the currency's number of places: {@code 12.50} EUR, {@code 1250} JPY. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it doesn't fit 64 bits
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, inSameCurrency(other).minor), currency);
  }

  /**
   * The difference.
   *
   * @throws ArithmeticException if it doesn't fit 64 bits
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, inSameCurrency(other).minor), currency);
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  /** Whether it is more than zero. */
  public boolean isPositive() {
    return minor > 0;
  }

  /**
   * The number of decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. A currency without a
   * minor unit (XAU, XXX) has 0; it can't be billed.
   */
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return decimal().toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money inSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "money of two currencies: " + currency + ", " + other.currency);
    }
    return other;
  }
}
