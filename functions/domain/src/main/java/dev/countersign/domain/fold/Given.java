package dev.countersign.domain.fold;

import dev.countersign.domain.statement.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field as a statement gave it.
 *
 * @param place the place of the newest statement that gave it, in the order
 * @param by the statement that gave it; of several that gave the same one after the other, the
 *     first
 */
record Given<T>(T value, int place, Statement by) {

  /** The field given anew. */
  static <T> Given<T> anew(@Nullable Given<T> before, T value, int place, Statement by) {
    return before != null && Objects.equals(before.value, value)
        ? new Given<>(value, place, before.by)
        : new Given<>(value, place, by);
  }

  /** The newer of two; the one that is there, if one is. */
  static <T> @Nullable Given<T> newer(@Nullable Given<T> one, @Nullable Given<T> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.place >= other.place ? one : other;
  }
}
