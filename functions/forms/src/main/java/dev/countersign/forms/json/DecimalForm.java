package dev.countersign.forms.json;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code "12.50"}: a decimal as a string, never negative, 15 digits before the point. */
final class DecimalForm {
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final int LONGEST = 40;
  private static final int MOST_DIGITS = 15;

  private DecimalForm() {}

  static Optional<BigDecimal> read(Fields in, String name) {
    return in.get(name).flatMap(value -> read(in, name, value));
  }

  private static Optional<BigDecimal> read(Fields in, String name, Json value) {
    if (!(value instanceof Json.Str(String text)) || !DECIMAL.matcher(text).matches()) {
      in.problem("wrong_type", name, "not a decimal string", "send a string such as \"12.50\"");
      return Optional.empty();
    }
    if (text.startsWith("-")) {
      in.problem(
          "negative", name, "negative", "send zero or more; what is taken back is a retraction");
      return Optional.empty();
    }
    if (text.length() > LONGEST || digits(text) > MOST_DIGITS) {
      in.problem(
          "out_of_range", name, "more than 15 digits before the point", "send a smaller amount");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** How many digits stand before the point. */
  private static int digits(String text) {
    int point = text.indexOf('.');
    return point < 0 ? text.length() : point;
  }
}
