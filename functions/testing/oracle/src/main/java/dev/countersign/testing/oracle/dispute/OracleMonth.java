package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.dispute.OracleEntry.Sums;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * What a month sums to (month.md, section 4), by when entries were recorded.
 *
 * @param reversed zero or less
 * @param held what is counted and waits at its end
 * @param disputed what is at stake at its end
 */
public record OracleMonth(String period, long billed, long reversed, long held, long disputed) {

  /** Of every month from the first entry to the last one; all are in one currency. */
  public static List<OracleMonth> of(List<OracleCourse> courses, ZoneId zone) {
    var entries = courses.stream().flatMap(one -> one.entries().stream()).toList();
    var periods = new TreeSet<YearMonth>();
    entries.forEach(one -> periods.add(period(one.at(), zone)));
    var months = new ArrayList<OracleMonth>();
    if (!periods.isEmpty()) {
      for (var each = periods.first(); !each.isAfter(periods.last()); each = each.plusMonths(1)) {
        months.add(of(courses, entries, each, zone));
      }
    }
    return months;
  }

  private static OracleMonth of(
      List<OracleCourse> courses, List<OracleEntry> entries, YearMonth period, ZoneId zone) {
    long billed = 0;
    long reversed = 0;
    for (var entry : entries) {
      for (var result : entry.results()) {
        if (period(result.recordedAt(), zone).equals(period)) {
          billed += Math.max(0, result.amount());
          reversed += Math.min(0, result.amount());
        }
      }
    }
    return new OracleMonth(
        period.toString(),
        billed,
        reversed,
        atTheEnd(courses, period, zone, Sums::held),
        atTheEnd(courses, period, zone, Sums::disputed));
  }

  private static long atTheEnd(
      List<OracleCourse> courses, YearMonth period, ZoneId zone, ToLongFunction<Sums> sum) {
    return courses.stream()
        .mapToLong(course ->
            course.entries().stream()
                .filter(one -> !period(one.at(), zone).isAfter(period))
                .reduce((a, b) -> b)
                .map(last -> sum.applyAsLong(last.sums()))
                .orElse(0L))
        .sum();
  }

  private static YearMonth period(Instant at, ZoneId zone) {
    return YearMonth.from(at.atZone(zone));
  }
}
