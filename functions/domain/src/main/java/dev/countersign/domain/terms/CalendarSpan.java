package dev.countersign.domain.terms;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * An ISO 8601 duration, never negative. Its years, months, weeks and days are added in the calendar
 * of a zone, its hours, minutes and seconds afterwards as elapsed time.
 */
public record CalendarSpan(Period period, Duration duration) {
  /** No time at all. */
  public static final CalendarSpan ZERO = new CalendarSpan(Period.ZERO, Duration.ZERO);

  public CalendarSpan {
    if (period.isNegative() || duration.isNegative()) {
      throw new IllegalArgumentException("a span is never negative");
    }
  }

  /**
   * Reads {@code P30D}, {@code P6M}, {@code PT72H}, {@code P1DT12H}.
   *
   * @throws DateTimeException if the text is no such duration, or a negative one
   */
  public static CalendarSpan parse(String text) {
    int time = text.indexOf('T');
    try {
      if (time < 0) {
        return new CalendarSpan(Period.parse(text), Duration.ZERO);
      }
      String date = text.substring(0, time);
      return new CalendarSpan(
          date.equals("P") ? Period.ZERO : Period.parse(date),
          Duration.parse("P" + text.substring(time)));
    } catch (IllegalArgumentException e) {
      throw new DateTimeException(e.getMessage(), e);
    }
  }

  /**
   * The instant that lies this span after {@code start}, by the calendar of {@code zone}; at most
   * {@link TimeRange#END}.
   */
  public Instant after(Instant start, ZoneId zone) {
    return TimeRange.clamped(start.atZone(zone).plus(period).plus(duration).toInstant());
  }

  @Override
  public String toString() {
    if (duration.isZero()) {
      return period.toString();
    }
    String time = duration.toString().substring(1);
    return (period.isZero() ? "P" : period.toString()) + time;
  }
}
