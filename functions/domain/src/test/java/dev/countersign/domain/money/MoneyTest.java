package dev.countersign.domain.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource({
    "12.505,EUR,HALF_EVEN,1250,12.50 EUR",
    "12.515,EUR,HALF_EVEN,1252,12.52 EUR",
    "12.505,EUR,HALF_UP,1251,12.51 EUR",
    "1250.5,JPY,HALF_EVEN,1250,1250 JPY",
    "1.2345,KWD,DOWN,1234,1.234 KWD",
    "-0.99,EUR,HALF_EVEN,-99,-0.99 EUR"
  })
  void of_decimal_isRoundedToTheMinorUnit(
      BigDecimal amount, String currency, RoundingMode rounding, long minor, String text) {
    var money = Money.of(amount, Currency.getInstance(currency), rounding);
    assertEquals(minor, money.minor());
    assertEquals(text, money.toString());
  }

  @Test
  void arithmetic_ofOneCurrency_isExact() {
    var a = new Money(150, EUR);
    assertEquals(new Money(250, EUR), a.plus(new Money(100, EUR)));
    assertEquals(new Money(-50, EUR), new Money(100, EUR).minus(a));
    assertEquals(new Money(-150, EUR), a.negated());
    assertTrue(a.isPositive());
    assertFalse(Money.zero(EUR).isPositive() || a.negated().isPositive());
  }

  @Test
  void arithmetic_ofTwoCurrenciesOrTooMuch_isRefused() {
    var usd = new Money(1, Currency.getInstance("USD"));
    assertThrows(IllegalArgumentException.class, () -> new Money(1, EUR).plus(usd));
    assertThrows(IllegalArgumentException.class, () -> new Money(1, EUR).minus(usd));
    var most = new Money(Long.MAX_VALUE, EUR);
    assertThrows(ArithmeticException.class, () -> most.plus(new Money(1, EUR)));
    assertThrows(ArithmeticException.class, () -> new Money(Long.MIN_VALUE, EUR).negated());
    var fine = new BigDecimal("0.001");
    assertThrows(ArithmeticException.class, () -> Money.of(fine, EUR, RoundingMode.UNNECESSARY));
  }

  @Test
  void digits_currencyWithoutMinorUnit_isZero() {
    assertEquals(0, Money.digits(Currency.getInstance("XAU")));
  }
}
