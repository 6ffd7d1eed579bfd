package dev.countersign.forms.json;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one of a closed set of words. */
final class WordForm {
  private static final int LONGEST = 64;

  private WordForm() {}

  /**
   * The constant that the text names.
   *
   * @param written how a constant is written in the text
   */
  static <E extends Enum<E>> Optional<E> read(
      Fields in, String name, E[] words, Function<E, String> written) {
    var text = in.text(name, LONGEST);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var word = Arrays.stream(words).filter(w -> written.apply(w).equals(text.get())).findFirst();
    if (word.isEmpty()) {
      in.problem(
          "unknown_word",
          name,
          "none of the known words",
          "send one of " + Arrays.stream(words).map(written).collect(Collectors.joining(", ")));
    }
    return word;
  }
}
