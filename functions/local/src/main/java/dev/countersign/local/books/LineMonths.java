package dev.countersign.local.books;

import dev.countersign.domain.books.BookPeriod;
import dev.countersign.forms.books.ReadLine;
import dev.countersign.local.export.UnusableExport;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells an export of another month from one in which the month has nothing. */
final class LineMonths {
  private static final int SHOWN = 3;

  private final BookPeriod period;
  private final SortedMap<YearMonth, Long> others = new TreeMap<>();
  private long within;

  LineMonths(BookPeriod period) {
    this.period = period;
  }

  void add(ReadLine line) {
    if (line instanceof ReadLine.Counts(var counts)) {
      var time = counts.occurredAt();
      if (!time.isBefore(period.begin()) && time.isBefore(period.end())) {
        within++;
      } else {
        others.merge(YearMonth.from(time.atOffset(ZoneOffset.UTC)), 1L, Long::sum);
      }
    }
  }

  void check() throws UnusableExport {
    if (within == 0 && !others.isEmpty()) {
      throw new UnusableExport(
          "no line is of "
              + period.month()
              + "; lines are of "
              + others.entrySet().stream()
                  .limit(SHOWN)
                  .map(month -> month.getKey() + " (" + month.getValue() + ")")
                  .collect(Collectors.joining(", "))
              + "; export that month, or name its --period");
    }
  }
}
