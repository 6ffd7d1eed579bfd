package dev.countersign.forms.config;

import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.ValuePath;
import dev.countersign.forms.json.Fields;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code units}: how many are counted for each result, or where that is stated. */
final class UnitsForm {
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]*");
  private static final int LONGEST = 120;
  private static final String MOST = "1000000000";

  private UnitsForm() {}

  static Optional<Price.Units> read(Fields price, String name, RoundingMode rounding) {
    return price.text(name, LONGEST).flatMap(text -> read(price, name, text, rounding));
  }

  private static Optional<Price.Units> read(
      Fields price, String name, String text, RoundingMode rounding) {
    if (ValuePathForm.isFact(text)) {
      return Optional.of(new Price.StatedUnits(new ValuePath(text), rounding));
    }
    if (!WHOLE.matcher(text).matches()) {
      price.problem(
          "unknown_path",
          name,
          "neither a whole number nor the path of a fact",
          "write \"1\" or facts.<name>");
      return Optional.empty();
    }
    if (text.length() > MOST.length() || Long.parseLong(text) > Long.parseLong(MOST)) {
      price.problem("out_of_range", name, "over " + MOST, "state 0 to " + MOST);
      return Optional.empty();
    }
    return Optional.of(new Price.FixedUnits(Long.parseLong(text), rounding));
  }
}
