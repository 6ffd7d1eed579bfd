package dev.countersign.forms.json;

import dev.countersign.domain.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of reading a text: a value, or every problem in it. */
public sealed interface Reading<T> {
  /** It could be read. */
  record Read<T>(T value) implements Reading<T> {}

  /** It could not be read; there is at least one problem. */
  record Unreadable<T>(List<Problem> problems) implements Reading<T> {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /** It could be read as this value. */
  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  /** It could not be read for one reason. */
  static <T> Reading<T> wrong(Problem problem) {
    return new Unreadable<>(List.of(problem));
  }

  /** Reads the value further; the problems stay where there is no value. */
  default <R> Reading<R> then(Function<T, Reading<R>> next) {
    return switch (this) {
      case Read<T> read -> next.apply(read.value());
      case Unreadable<T> unreadable -> new Unreadable<>(unreadable.problems());
    };
  }
}
