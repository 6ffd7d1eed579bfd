package dev.countersign.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in minor units of an ISO 4217 currency (cents for EUR, yen for JPY, fils for KWD): a
 * whole number, negative only in a reversal.
 */
public record Money(long minor, Currency currency) {

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * This decimal amount, rounded to the currency's minor unit.
   *
   * @throws ArithmeticException when it doesn't fit 64 bits, or has more decimals than the currency
   *     and {@code rounding} is {@link RoundingMode#UNNECESSARY}
   */
  public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
    return new Money(
        amount.setScale(digits(currency), rounding).unscaledValue().longValueExact(), currency);
  }

  /** As a decimal with the currency's number of places: {@code 12.50} EUR, {@code 1250} JPY. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public boolean isPositive() {
    return minor > 0;
  }

  /**
   * How many decimals the currency has; the few without a minor unit (XAU, XXX) can't be billed.
   */
  public static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return decimal().toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money same(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "money of two currencies: " + currency + ", " + other.currency);
    }
    return other;
  }
}
