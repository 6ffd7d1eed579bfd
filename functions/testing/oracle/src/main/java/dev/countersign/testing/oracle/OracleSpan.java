package dev.countersign.testing.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * A length of time: its days, months and years by the calendar, its hours and less by the watch.
 */
public record OracleSpan(Period days, Duration hours) {
  public static final OracleSpan NONE = new OracleSpan(Period.ZERO, Duration.ZERO);

  /**
   * Reads ISO 8601: {@code P14D}, {@code PT72H}, {@code P1DT12H}.
   *
   * @throws java.time.DateTimeException when it is none
   */
  public static OracleSpan of(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return new OracleSpan(Period.parse(text), Duration.ZERO);
    }
    var days = time == 1 ? Period.ZERO : Period.parse(text.substring(0, time));
    return new OracleSpan(days, Duration.parse("P" + text.substring(time)));
  }

  Instant from(Instant start, ZoneId zone) {
    return start.atZone(zone).plus(days).plus(hours).toInstant();
  }
}
