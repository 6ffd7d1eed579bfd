package dev.countersign.local.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.local.export.TheirBook;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a comparison says at its end. */
final class BookSummaryTest {
  private static final BookName CLAIM = new BookName("a".repeat(32));

  private final BookTally tally = new BookTally();
  private final BookSummary summary =
      new BookSummary(
          new TenantId("acme"),
          YearMonth.of(2026, 11),
          "tickets",
          "1 month file",
          new TheirBook.Count(2, 0),
          tally,
          new TreeSet<>());

  private static BookFinding broken(long number, @Nullable BookName claimOrNull) {
    var why = new Problem("columns", "", "2 columns, and the header has 3", "mend the line");
    return BookFinding.Unsettled.of(new UnsettledLine(number, claimOrNull, why));
  }

  @Test
  void summary_withLinesOfNobodyKnowsWhat_saysHowManyMayBeVanished() {
    tally.add(broken(2, null));
    tally.add(broken(3, CLAIM));

    assertEquals(
        "coverage: nothing to cover; 1 of vanished and orphan may be lines that can't be read",
        summary.table().getLast());
    assertTrue(summary.json().toText().contains("\"nameless\":1"), summary.json()::toText);
    assertEquals(10, summary.table().size());
  }

  /** A column that is none of types may have any number of them: memory must not grow by it. */
  @Test
  void summary_ofVeryManyOtherTypes_hasTheFirstByNameAndCountsAll() {
    for (int i = 249; i >= 0; i--) {
      var type = new OutcomeType("type_" + (100 + i));
      var of = new BookFinding.Of(null, type, null, null, "ses_1");
      tally.add(new BookFinding.SetAside(of, List.of()));
    }

    String json = summary.json().toText();
    assertTrue(json.contains("\"other_types\":{\"count\":250,\"types\":{\"type_100\":"), json);
    assertTrue(json.contains("\"type_199\"") && !json.contains("\"type_200\""), json);
    assertTrue(
        summary.table().stream()
            .anyMatch(
                row -> row.matches("other_types +250 +type_100 1, type_101 1, type_102 1, …")),
        summary.table()::toString);
  }

  @Test
  void coverage_ofFewResults_hasAWideInterval() {
    var coverage = Coverage.of(2, 2).orElseThrow();

    assertEquals("coverage 50.0 % of 4 (95 % interval 15.0 to 85.0 %)", coverage.toString());
    assertTrue(Coverage.of(0, 0).isEmpty());
  }
}
