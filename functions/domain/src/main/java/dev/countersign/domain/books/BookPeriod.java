package dev.countersign.domain.books;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;

/**
 * The month that is compared.
 *
 * @param begin its first instant
 * @param end the first instant that is no longer in it
 * @param known until when the books are known that are read
 * @param patience for how long something may still come
 */
public record BookPeriod(
    YearMonth month, Instant begin, Instant end, Instant known, Duration patience) {
  boolean has(Instant time) {
    return !time.isBefore(begin) && time.isBefore(end);
  }

  /** Whether what came of this time may still be heard of. */
  boolean mayStillCome(Instant time) {
    return time.isAfter(known.minus(patience));
  }
}
