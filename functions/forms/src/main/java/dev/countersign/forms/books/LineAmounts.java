package dev.countersign.forms.books;

import dev.countersign.domain.Problem;
import dev.countersign.domain.books.BookSum;
import dev.countersign.forms.books.ExportProfile.DecimalSign;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/** Reads the amounts of an export, as its profile says they are written. */
final class LineAmounts {
  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final Pattern GROUPING = Pattern.compile("[\\s\\p{Z}'\u2019]");

  private LineAmounts() {}

  /** What is no amount, or none of this currency. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Unreadable(Problem problem) {
      super(problem.reason());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /** The amount with a point, as messages have it. */
  static String plain(String text, DecimalSign sign, String column) throws Unreadable {
    String digits =
        switch (sign) {
          case PLAIN -> text;
          case POINT -> GROUPING.matcher(text).replaceAll("").replace(",", "");
          case COMMA -> GROUPING.matcher(text).replaceAll("").replace(".", "").replace(',', '.');
        };
    if (!PLAIN.matcher(digits).matches()) {
      throw new Unreadable(
          new Problem(
              "not_an_amount",
              column,
              "not digits with decimals, from 0, as the profile's decimal says",
              "mend the line, or the profile's decimal"));
    }
    return digits;
  }

  /** The sum in minor units. */
  static BookSum sum(String plain, String currency, String column) throws Unreadable {
    Currency known;
    try {
      known = Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw wrongCurrency(column);
    }
    if (known.getDefaultFractionDigits() < 0) {
      throw wrongCurrency(column);
    }
    try {
      var minor =
          new BigDecimal(plain)
              .setScale(known.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
              .unscaledValue();
      return new BookSum(currency, minor);
    } catch (ArithmeticException e) {
      throw new Unreadable(
          new Problem(
              "too_many_decimals",
              column,
              "more decimals than its currency has",
              "write whole minor units"));
    }
  }

  private static Unreadable wrongCurrency(String column) {
    return new Unreadable(
        new Problem(
            "wrong_currency",
            column,
            "no currency of ISO 4217 that can be billed",
            "write a code such as EUR"));
  }
}
