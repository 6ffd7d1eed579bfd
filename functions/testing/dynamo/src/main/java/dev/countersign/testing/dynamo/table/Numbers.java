package dev.countersign.testing.dynamo.table;

import java.math.BigDecimal;

/** DynamoDB's numbers: 38 digits, from 1E-130 to 9.9…E+125. */
final class Numbers {
  private static final int DIGITS = 38;
  private static final int SMALLEST = -130;
  private static final int GREATEST = 125;

  private Numbers() {}

  static BigDecimal of(String text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw ServiceErrors.invalid("The parameter cannot be converted to a numeric value");
    }
    return checked(value);
  }

  static BigDecimal checked(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    var shortest = value.stripTrailingZeros();
    int magnitude = shortest.precision() - shortest.scale() - 1;
    if (shortest.precision() > DIGITS || magnitude < SMALLEST || magnitude > GREATEST) {
      throw ServiceErrors.invalid("Number out of range, or with more than 38 significant digits");
    }
    return value;
  }

  /** The number as DynamoDB answers it: without insignificant zeros. */
  static String text(BigDecimal value) {
    var shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return shortest.toPlainString();
  }

  static String text(String written) {
    return isPlain(written) ? written : text(of(written));
  }

  /** Whether it is in that form already, as most are: a few digits with no leading zero. */
  private static boolean isPlain(String written) {
    int length = written.length();
    if (length == 0 || length > 18 || (written.charAt(0) == '0' && length > 1)) {
      return false;
    }
    return written.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
