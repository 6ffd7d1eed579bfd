package dev.countersign.forms.entry;

import dev.countersign.domain.attestation.Assurance;
import java.util.Locale;

/** The words for the domain's closed sets: their names in lower case, or their own. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  static Assurance assurance(String word) {
    for (var assurance : Assurance.values()) {
      if (assurance.wire().equals(word)) {
        return assurance;
      }
    }
    throw new IllegalArgumentException("no assurance");
  }
}
