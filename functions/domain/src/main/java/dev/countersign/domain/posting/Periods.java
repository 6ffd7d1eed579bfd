package dev.countersign.domain.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The periods that an engine bills. */
public sealed interface Periods {
  /** Whether the period of a result at {@code time} is open. */
  boolean isOpen(Instant time, ZoneId zone, Instant now);

  /** The month in which a time lies. */
  YearMonth month(Instant time, ZoneId zone);

  /** None: everything is open. */
  record None() implements Periods {
    @Override
    public boolean isOpen(Instant time, ZoneId zone, Instant now) {
      return true;
    }

    @Override
    public YearMonth month(Instant time, ZoneId zone) {
      return YearMonth.from(time.atZone(zone));
    }
  }

  /**
   * Calendar months.
   *
   * @param zoneOrNull whose months; without it those of the result's own zone
   * @param closesAfter how long after its end a month is still open
   */
  record Months(@Nullable ZoneId zoneOrNull, Duration closesAfter) implements Periods {
    @Override
    public boolean isOpen(Instant time, ZoneId zone, Instant now) {
      return now.isBefore(end(time, zone).plus(closesAfter));
    }

    @Override
    public YearMonth month(Instant time, ZoneId zone) {
      return YearMonth.from(time.atZone(zoneOrNull == null ? zone : zoneOrNull));
    }

    private Instant end(Instant time, ZoneId zone) {
      var of = zoneOrNull == null ? zone : zoneOrNull;
      return month(time, zone).plusMonths(1).atDay(1).atStartOfDay(of).toInstant();
    }
  }
}
