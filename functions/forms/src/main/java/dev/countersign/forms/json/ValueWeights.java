package dev.countersign.forms.json;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many characters and values the values of an evaluation hold, written out. One value may stand
 * in another twice, so that forty steps could make one that takes years to write or to compare: a
 * value is weighed when it is made.
 */
final class ValueWeights {
  /** The heaviest value that a step may make: twice the largest that an expression may give. */
  private static final int HEAVIEST = 600_000;

  private static final int DEEPEST = 200;

  private final @Nullable Map<Object, Integer> known;

  /**
   * None known yet.
   *
   * @param lasting whether a value never changes once it is made, so that its weight can be kept
   */
  ValueWeights(boolean lasting) {
    this.known = lasting ? new IdentityHashMap<>() : null;
  }

  /**
   * Ends the evaluation if this value is too heavy.
   *
   * @throws JsonataFailed when it is
   */
  void check(Object value, EvaluationMeter meter) {
    weight(value, 0, meter);
  }

  private int weight(@Nullable Object value, int depth, EvaluationMeter meter) {
    if (depth > DEEPEST) {
      throw meter.failed("makes a value of more than " + DEEPEST + " levels");
    }
    return switch (value) {
      case String text -> light(1L + text.length(), meter);
      case Map<?, ?> map -> whole(map, depth, meter);
      case List<?> list -> whole(list, depth, meter);
      case null, default -> 1;
    };
  }

  private int whole(Object value, int depth, EvaluationMeter meter) {
    Integer before = known == null ? null : known.get(value);
    if (before != null) {
      return before;
    }
    long all = 1;
    if (value instanceof Map<?, ?> map) {
      for (var member : map.entrySet()) {
        all += 1L + String.valueOf(member.getKey()).length();
        all = light(all + weight(member.getValue(), depth + 1, meter), meter);
      }
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        all = light(all + weight(item, depth + 1, meter), meter);
      }
    }
    if (known != null) {
      known.put(value, (int) all);
    }
    return (int) all;
  }

  private static int light(long weight, EvaluationMeter meter) {
    if (weight > HEAVIEST) {
      throw meter.failed("makes a value of more than " + HEAVIEST + " characters and values");
    }
    return (int) weight;
  }
}
