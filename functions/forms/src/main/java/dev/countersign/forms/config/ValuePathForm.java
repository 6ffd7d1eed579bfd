package dev.countersign.forms.config;

import dev.countersign.domain.terms.ValuePath;
import dev.countersign.forms.json.Fields;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads where an attestation states a number or an amount. */
final class ValuePathForm {
  private static final int LONGEST = 120;
  private static final Predicate<String> FACT =
      Pattern.compile("facts(\\.[^\\s.]+)+").asMatchPredicate();

  private ValuePathForm() {}

  /** Whether a text names a fact. */
  static boolean isFact(String text) {
    return text.length() <= LONGEST && FACT.test(text);
  }

  /** A fact's path; none where it is absent or wrong. */
  static Optional<ValuePath> fact(Fields in, String name) {
    return path(in, name, ValuePathForm::isFact, "no path of a fact", "name facts.<name>");
  }

  /** {@code value} or a fact's path; {@code value} where it is absent or wrong. */
  static ValuePath valueOrFact(Fields in, String name) {
    return path(
            in,
            name,
            text -> text.equals(ValuePath.VALUE.path()) || isFact(text),
            "neither value nor the path of a fact",
            "name value or facts.<name>")
        .orElse(ValuePath.VALUE);
  }

  private static Optional<ValuePath> path(
      Fields in, String name, Predicate<String> admits, String detail, String fix) {
    var text = in.text(name, LONGEST);
    if (text.isPresent() && !admits.test(text.get())) {
      in.problem("unknown_path", name, detail, fix);
      return Optional.empty();
    }
    return text.map(ValuePath::new);
  }
}
