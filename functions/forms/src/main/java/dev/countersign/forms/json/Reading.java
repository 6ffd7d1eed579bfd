package dev.countersign.forms.json;

import dev.countersign.domain.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of reading: a value, or everything that is wrong. */
public sealed interface Reading<T> {
  record Read<T>(T value) implements Reading<T> {}

  record Unreadable<T>(List<Problem> problems) implements Reading<T> {
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  static <T> Reading<T> wrong(Problem problem) {
    return new Unreadable<>(List.of(problem));
  }

  /** Reads on, when there is something to read. */
  default <R> Reading<R> then(Function<T, Reading<R>> next) {
    return switch (this) {
      case Read<T> read -> next.apply(read.value());
      case Unreadable<T> unreadable -> new Unreadable<>(unreadable.problems());
    };
  }
}
