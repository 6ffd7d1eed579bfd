package dev.countersign.domain.fold;

import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Lock;
import dev.countersign.domain.terms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** Tells what was stated after a truth became final, by one version of the terms. */
public record TruthLock(Lock lock, ZoneId zone) {
  /** What was stated before the lock may be received so long after it. */
  private static final CalendarSpan LATEST_RECEIPT =
      new CalendarSpan(Period.ofDays(3), Duration.ZERO);

  /** The lock of these terms, if they have one. */
  public static Optional<TruthLock> of(Terms terms) {
    return terms.lock().map(lock -> new TruthLock(lock, terms.zone()));
  }

  /**
   * Whether the statement changes nothing of the truth, since the truth was final when it was
   * stated, or was so for three days when it was received. Never, if the truth lacks the date.
   */
  public boolean locks(Statement statement, Truth truth) {
    return TruthDates.at(truth, lock.from(), zone)
        .map(from -> lock.span().after(from, zone))
        .filter(end -> isAfter(statement, end))
        .isPresent();
  }

  private boolean isAfter(Statement statement, Instant end) {
    return !statement.statedAt().isBefore(end)
        || statement.receivedAt().isAfter(LATEST_RECEIPT.after(end, zone));
  }
}
