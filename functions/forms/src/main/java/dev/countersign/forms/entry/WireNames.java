package dev.countersign.forms.entry;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import java.util.Locale;

/** How the constants of the domain's closed sets are written. */
final class WireNames {
  private WireNames() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  /**
   * A member's name that came from outside, as it is.
   *
   * @throws IllegalArgumentException when it holds half a surrogate pair, which no reader takes
   */
  static String name(String name) {
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      if (Character.getType(name.codePointAt(i)) == Character.SURROGATE) {
        throw new IllegalArgumentException("a name with half a surrogate pair");
      }
    }
    return name;
  }

  static Assurance assurance(String word) {
    for (var assurance : Assurance.values()) {
      if (assurance.wire().equals(word)) {
        return assurance;
      }
    }
    throw new IllegalArgumentException("no assurance");
  }

  static ProvableTo provableTo(String word) {
    for (var provableTo : ProvableTo.values()) {
      if (provableTo.wire().equals(word)) {
        return provableTo;
      }
    }
    throw new IllegalArgumentException("no word for whom it is provable to");
  }
}
