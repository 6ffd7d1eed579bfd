package dev.countersign.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** docs/reconcile.md, sections 4 and 5: what was asked for. */
final class AskedOutcomeTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final BookSum PRICE = new BookSum("EUR", BigInteger.valueOf(99));

  private static AskedEntry entry(
      int seq,
      @Nullable AskedState state,
      @Nullable BookSum billed,
      @Nullable YearMonth opened,
      @Nullable YearMonth happened) {
    return new AskedEntry(
        new BookName("b".repeat(32)),
        new OutcomeId("out_" + "0".repeat(32)),
        new OutcomeType("ticket_resolved"),
        "ticket_resolved/!/ses_1",
        "ses_1",
        seq,
        state,
        billed,
        opened,
        happened);
  }

  private static boolean isIn(YearMonth month, AskedOutcome outcome) {
    return outcome.finding(period(month)).equals(Optional.of(new BookFinding.Asked(outcome)));
  }

  @Test
  void outcome_ofEntriesInAnyOrder_standsAsTheLastThatSaysSo() {
    var opened = entry(1, AskedState.OPEN, null, NOVEMBER, null);
    var owed = entry(2, AskedState.OWED, PRICE, null, NOVEMBER);
    var disputed = entry(3, null, null, null, null);

    assertEquals(AskedState.OPEN, AskedOutcome.of(List.of(opened), null).state());
    var billed = AskedOutcome.of(List.of(owed, opened), null);
    assertEquals(AskedState.OWED, billed.state());
    assertEquals(Optional.of(PRICE), billed.ours());
    var fallen = AskedOutcome.of(List.of(disputed, owed, opened), null);
    assertEquals(AskedState.OWED, fallen.state());
    assertEquals(Optional.empty(), fallen.ours());
  }

  @Test
  void outcome_ofWhichNoEntryTellsTheState_isUntold() {
    assertEquals(
        AskedState.UNTOLD,
        AskedOutcome.of(List.of(entry(3, null, PRICE, null, null)), null).state());
  }

  @Test
  void outcome_whoseSessionIsKnown_isInItsMonthAlone() {
    var owed = entry(2, AskedState.OWED, PRICE, NOVEMBER, NOVEMBER);

    var outcome = AskedOutcome.of(List.of(owed), OCTOBER);

    assertTrue(isIn(OCTOBER, outcome));
    assertTrue(outcome.finding(period(NOVEMBER)).isEmpty());
  }

  @Test
  void outcome_whoseSessionIsNotKnown_isInTheMonthOfItsResultElseOfItsOpening() {
    var opened = entry(1, AskedState.OPEN, null, NOVEMBER, null);
    var owed = entry(2, AskedState.OWED, PRICE, null, OCTOBER);

    assertTrue(isIn(NOVEMBER, AskedOutcome.of(List.of(opened), null)));
    assertTrue(isIn(OCTOBER, AskedOutcome.of(List.of(opened, owed), null)));
    var ended = AskedOutcome.of(List.of(entry(2, AskedState.SILENT, null, null, null)), null);
    assertTrue(ended.finding(period(NOVEMBER)).isEmpty());
  }

  private static BookPeriod period(YearMonth month) {
    return new BookPeriod(month, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
  }
}
