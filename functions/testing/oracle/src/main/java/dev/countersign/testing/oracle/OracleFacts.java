package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks into facts. */
final class OracleFacts {
  private static final String PREFIX = "facts.";
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final int MOST_DIGITS = 15;

  private OracleFacts() {}

  /** What is at a path such as {@code facts.policy.start}; none if nothing is. */
  static @Nullable Object at(Map<String, @Nullable Object> facts, String name) {
    if (!name.startsWith(PREFIX)) {
      return null;
    }
    Object found = facts;
    for (String step : name.substring(PREFIX.length()).split("\\.", -1)) {
      found = found instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return found;
  }

  /**
   * The number that this is, 0 or more: a JSON number or a plain decimal text, with at most 15
   * digits before the point and 15 after it; otherwise none.
   */
  static @Nullable BigDecimal number(@Nullable Object fact) {
    if (fact instanceof BigDecimal number) {
      return isInRange(number) ? number : null;
    }
    return fact instanceof String text && DECIMAL.matcher(text).matches()
        ? new BigDecimal(text)
        : null;
  }

  private static boolean isInRange(BigDecimal number) {
    var shortest = number.stripTrailingZeros();
    return shortest.signum() >= 0
        && shortest.scale() <= MOST_DIGITS
        && shortest.precision() - shortest.scale() <= MOST_DIGITS;
  }

  /** Whether both say the same; {@code 1.0} and {@code 1} do, the number 1 and the text 1 don't. */
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return switch (one) {
      case null -> other == null;
      case BigDecimal number -> other instanceof BigDecimal o && number.compareTo(o) == 0;
      case Map<?, ?> object ->
          other instanceof Map<?, ?> o
              && object.size() == o.size()
              && object.keySet().stream()
                  .allMatch(name -> o.containsKey(name) && isSame(object.get(name), o.get(name)));
      case List<?> list -> other instanceof List<?> o && isSameList(list, o);
      default -> one.equals(other);
    };
  }

  private static boolean isSameList(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!isSame(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
