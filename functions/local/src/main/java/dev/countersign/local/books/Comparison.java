package dev.countersign.local.books;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.local.export.TheirBook;
import dev.countersign.local.export.UnusableExport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.function.Consumer;

/**
 * One comparison of a month.
 *
 * @param patience for how long something may still come
 * @param temporary where what is read lies meanwhile
 * @param bytes how much will be read, about
 */
public record Comparison(
    TenantId tenant, YearMonth period, Duration patience, Path temporary, long bytes) {
  /**
   * Reads the books and compares them.
   *
   * @param named what the first two are read from, for people
   * @param each takes every finding
   * @throws UnusableBooks when the first two can't be read
   * @throws UnusableExport when the export can't be read as a whole, or has lines of other months
   *     only
   */
  public BookSummary run(OurBooks ours, String named, TheirBook theirs, Consumer<BookFinding> each)
      throws IOException {
    try (var books = new ThreeBooks(temporary, bytes)) {
      var scope = theirs.scope();
      var types = new TypesRead(scope, books);
      var month = ours.read(period, patience, types);
      var months = new LineMonths(month);
      var count =
          theirs.read(line -> {
            months.add(line);
            types.line(line);
            books.line(line);
          });
      months.check();
      var tally = new BookTally();
      books.compare(
          month,
          scope,
          finding -> {
            tally.add(finding);
            types.found(finding);
            each.accept(finding);
          });
      return new BookSummary(
          tenant, period, theirs.name(), named, count, tally, types.withoutALine());
    }
  }
}
