package dev.countersign.testing.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A length of time. Its years, months, weeks and days count in the calendar, its hours, minutes and
 * seconds as elapsed time.
 */
public record OracleSpan(Period days, Duration hours) {
  /** No time at all. */
  public static final OracleSpan NONE = new OracleSpan(Period.ZERO, Duration.ZERO);

  /** Nothing that is computed from dates is later: 2100-01-01, UTC. */
  static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

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
  public Instant from(Instant start, ZoneId zone) {
    var end = (days.isZero() ? start : calendarDaysFrom(start, zone)).plus(hours);
    return end.isAfter(LATEST) ? LATEST : end;
  }

  /**
   * Months first, then days, on the wall's clock. A skipped local time moves forward by the gap; of
   * one that occurs twice the start's offset is kept.
   */
  private Instant calendarDaysFrom(Instant start, ZoneId zone) {
    var offset = zone.getRules().getOffset(start);
    var wall =
        LocalDateTime.ofEpochSecond(start.getEpochSecond(), start.getNano(), offset).plus(days);
    return ZonedDateTime.ofLocal(wall, zone, offset).toInstant();
  }
}
