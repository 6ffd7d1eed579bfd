package dev.countersign.domain.planning;

import dev.countersign.domain.posting.EngineRules;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time under which an engine counts a usage: {@code docs/billing.md}, section 6. */
public sealed interface PostingTime {
  /** It is counted under this time, in whole seconds. */
  record At(Instant time) implements PostingTime {}

  /** Its own time lies ahead: the engine takes it from {@code due} on. */
  record Ahead(Instant due) implements PostingTime {}

  /** The engine takes no such old time, and the target doesn't want another. */
  record TooLate() implements PostingTime {}

  /** The posting time of a billable that is sent now. */
  static PostingTime of(Posting billable, EngineRules engine, Instant now) {
    var line = billable.line();
    var earliest = earliestSending(line.occurredAt(), engine.time());
    if (earliest.isAfter(now)) {
      return new Ahead(earliest);
    }
    boolean open = engine.periods().isOpen(line.occurredAt(), line.zone(), now);
    if (billable.closedAt().isEmpty() && open && isRecent(line.occurredAt(), engine.time(), now)) {
      return new At(line.occurredAt());
    }
    return switch (engine.time().otherwise()) {
      case NOW -> new At(now.truncatedTo(ChronoUnit.SECONDS));
      case HOLD -> new TooLate();
    };
  }

  /** Whether the engine takes something that is dated {@code time} now. */
  static boolean admits(Instant time, Posting posting, EngineRules engine, Instant now) {
    return isRecent(time, engine.time(), now)
        && !earliestSending(time, engine.time()).isAfter(now)
        && engine.periods().isOpen(time, posting.line().zone(), now);
  }

  /** What is kept from a limit, since the engine's clock and the way to it are not ours. */
  static Duration margin(Duration limit) {
    var share = limit.dividedBy(12);
    var most = Duration.ofHours(1);
    return share.compareTo(most) > 0 ? most : share;
  }

  private static boolean isRecent(Instant time, TimeLimits limits, Instant now) {
    var late = limits.lateOrNull();
    return late == null || !time.isBefore(now.minus(late).plus(margin(late)));
  }

  private static Instant earliestSending(Instant time, TimeLimits limits) {
    var future = limits.futureOrNull();
    return future == null ? Instant.MIN : time.minus(future).plus(margin(future));
  }
}
