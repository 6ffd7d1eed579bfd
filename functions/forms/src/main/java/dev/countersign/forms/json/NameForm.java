package dev.countersign.forms.json;

import dev.countersign.domain.NormalText;
import java.util.Optional;

/**
 * Reads a text by which things are told apart: it is brought to the form in which such texts are
 * compared ({@link NormalText}), and refused where it holds a character that nobody sees.
 */
public final class NameForm {
  private NameForm() {}

  /** A text of 1 to {@code longest} characters; none where it is absent or wrong. */
  public static Optional<String> read(Fields in, String name, int longest) {
    return in.get(name).flatMap(value -> read(in, name, longest, value));
  }

  /** As {@link #read}; {@code missing} is noted where it is absent. */
  public static Optional<String> required(Fields in, String name, int longest) {
    return in.present(name) ? read(in, name, longest) : Optional.empty();
  }

  private static Optional<String> read(Fields in, String name, int longest, Json value) {
    if (!(value instanceof Json.Str(String text))) {
      in.problem("wrong_type", name, "not a string", "send a string");
      return Optional.empty();
    }
    if (NormalText.hasInvisible(text)) {
      in.problem(
          "invisible_character",
          name,
          "with a control character or one that nobody sees",
          "send it without; a copied text may hold some");
      return Optional.empty();
    }
    String plain = NormalText.of(text);
    if (plain.isEmpty() || plain.length() > longest) {
      in.problem("out_of_range", name, "empty or too long", "send 1 to " + longest + " characters");
      return Optional.empty();
    }
    return Optional.of(plain);
  }
}
