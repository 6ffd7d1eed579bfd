package dev.countersign.testing.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * A length of time. Its years, months and days count in the calendar, its hours, minutes and
 * seconds as elapsed time.
 */
public record OracleSpan(Period days, Duration hours) {
  /** No time at all. */
  public static final OracleSpan NONE = new OracleSpan(Period.ZERO, Duration.ZERO);

  /**
   * Reads ISO 8601: {@code P14D}, {@code PT72H}, {@code P1DT12H}.
   *
   * @throws java.time.DateTimeException if the text is no such duration
   */
  public static OracleSpan of(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return new OracleSpan(Period.parse(text), Duration.ZERO);
    }
    var days = time == 1 ? Period.ZERO : Period.parse(text.substring(0, time));
    return new OracleSpan(days, Duration.parse("P" + text.substring(time)));
  }

  /** The instant that lies this span after {@code start}, by the calendar of {@code zone}. */
  Instant from(Instant start, ZoneId zone) {
    return start.atZone(zone).plus(days).plus(hours).toInstant();
  }
}
