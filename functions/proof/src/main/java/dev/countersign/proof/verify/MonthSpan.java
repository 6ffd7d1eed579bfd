package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when to when a month is. It begins where the one before it ends, also where the tenant's
 * zone has changed between them; a reader who has not the month before knows that only to a day.
 *
 * @param earliest the first instant at which it can have begun
 * @param begin its first instant, by the month before or else by its own zone
 * @param end the first instant that is no longer in it
 */
record MonthSpan(Instant earliest, Instant begin, Instant end) {
  /** The offsets of zones differ by no more: from -12:00 to +14:00. */
  private static final Duration WIDEST = Duration.ofHours(26);

  static MonthSpan of(MonthHeader header, Optional<MonthHeader> before) {
    var begin = before.map(MonthHeader::end).orElseGet(header::begin);
    boolean known = before.isPresent() || header.number() == 1;
    return new MonthSpan(known ? begin : begin.minus(WIDEST), begin, header.end());
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(begin) && instant.isBefore(end);
  }

  /** Whether an instant can be in the month, as far as the reader knows. */
  boolean mayCover(Instant instant) {
    return !instant.isBefore(earliest) && instant.isBefore(end);
  }
}
