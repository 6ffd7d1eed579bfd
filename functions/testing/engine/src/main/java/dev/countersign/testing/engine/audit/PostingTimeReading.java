package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.EngineRules;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Section 6 of the billing page: under which time a usage goes into the engine. */
public sealed interface PostingTimeReading {

  /** Under the time at which it occurred. */
  record AsItOccurred(Instant time) implements PostingTimeReading {}

  /** Not before this time; then as it occurred. */
  record Later(Instant from) implements PostingTimeReading {}

  /** The engine takes no such old time, or its period is closed: {@code otherwise} decides. */
  record Otherwise() implements PostingTimeReading {}

  static PostingTimeReading of(Instant occurredAt, Instant now, EngineRules rules) {
    if (isTooLate(occurredAt, now, rules) || rules.periods().isClosedByRule(occurredAt, now)) {
      return new Otherwise();
    }
    var future = rules.limits().future();
    if (future != null) {
      var from = occurredAt.minus(future).plus(margin(future));
      if (from.isAfter(now)) {
        return new Later(from);
      }
    }
    return new AsItOccurred(occurredAt);
  }

  /** Whether the engine's limit for old times, less its margin, leaves a time out. */
  static boolean isTooLate(Instant time, Instant now, EngineRules rules) {
    var late = rules.limits().late();
    return late != null && time.isBefore(now.minus(late).plus(margin(late)));
  }

  /** A twelfth of a limit, an hour at most. */
  private static Duration margin(@Nullable Duration limit) {
    if (limit == null) {
      return Duration.ZERO;
    }
    var twelfth = limit.dividedBy(12);
    var hour = Duration.ofHours(1);
    return twelfth.compareTo(hour) < 0 ? twelfth : hour;
  }
}
