package dev.countersign.proof.text;

import java.util.Optional;
import java.util.function.Function;

/** What a text was read as, or why it can't be read. */
public sealed interface Parsed<T> {
  /** It was read. */
  record Ok<T>(T value) implements Parsed<T> {}

  /**
   * It can't be read.
   *
   * @param why a short phrase that names the part; it repeats nothing of the text's content
   */
  record Malformed<T>(String why) implements Parsed<T> {}

  static <T> Parsed<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Parsed<T> malformed(String why) {
    return new Malformed<>(why);
  }

  /** The value, where it was read. */
  default Optional<T> asOptional() {
    return switch (this) {
      case Ok<T>(T value) -> Optional.of(value);
      case Malformed<T> malformed -> Optional.empty();
    };
  }

  /** What the next step makes of the value; what can't be read stays so. */
  default <R> Parsed<R> then(Function<T, Parsed<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Malformed<T>(String why) -> new Malformed<>(why);
    };
  }

  /**
   * The value of a text that is known to be right, such as one of our own.
   *
   * @throws IllegalArgumentException when it can't be read
   */
  default T orThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Malformed<T>(String why) -> throw new IllegalArgumentException(why);
    };
  }
}
