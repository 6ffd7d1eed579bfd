package dev.countersign.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/reconcile.md, sections 5 and 6: of a type of which an export doesn't speak. */
final class ExportScopeTest {
  private static final OutcomeType TICKETS = new OutcomeType("ticket_resolved");
  private static final OutcomeType POLICIES = new OutcomeType("policy_signed");
  private static final ExportScope OF_TICKETS = ExportScope.of(List.of(TICKETS));
  private static final BookName CLAIM = new BookName("a".repeat(32));
  private static final Problem WHY = new Problem("contradiction", "", "", "");

  private static HeardOutcome outcome(OutcomeType type) {
    var entry =
        new HeardEntry(
            CLAIM,
            new OutcomeId("out_" + "0".repeat(32)),
            type,
            type + "/x/1",
            1,
            Hearing.STANDS,
            new NamedSession("ses_1", CLAIM),
            sum(3000),
            YearMonth.of(2026, 11),
            null);
    return new HeardOutcome(entry, YearMonth.of(2026, 11));
  }

  private static BookSum sum(long minor) {
    return new BookSum("EUR", BigInteger.valueOf(minor));
  }

  private static BookLine line(OutcomeType type) {
    return new BookLine(7, type, CLAIM, null, null, new TreeSet<>(), Instant.EPOCH, sum(2900));
  }

  private static BookFinding.Of both(OutcomeType type) {
    return new BookFinding.Of(CLAIM, type, outcome(type), line(type), "ses_1");
  }

  private static BookFinding.SetAside aside(BookFinding finding) {
    return (BookFinding.SetAside) OF_TICKETS.within(finding);
  }

  @Test
  void finding_ofATypeOfWhichItSpeaks_staysInItsCell() {
    var agreed = new BookFinding.InCell(Cell.AGREED, both(TICKETS), List.of());

    assertEquals(agreed, OF_TICKETS.within(agreed));
    assertEquals(agreed, ExportScope.ALL.within(agreed));
    assertEquals(agreed, ExportScope.of(List.of(TICKETS, POLICIES)).within(agreed));
  }

  @Test
  void finding_ofAnotherType_isSetAsideWithItsMoney() {
    var aside = aside(new BookFinding.InCell(Cell.AGREED, both(POLICIES), List.of()));

    assertEquals(Optional.of(sum(3000)), aside.of().ours());
    assertEquals(Optional.of(sum(2900)), aside.theirs());
    assertEquals(List.of(7L), aside.lines());
    assertTrue(aside.isOfResult());
  }

  @Test
  void claim_ofAnotherType_isSetAsideAsAResult() {
    var of = BookFinding.Of.session(POLICIES, "ses_1");

    var aside = aside(new BookFinding.InCell(Cell.UNANSWERED, of, List.of()));

    assertTrue(aside.isOfResult());
    assertEquals(List.of(), aside.lines());
    assertEquals(aside, aside(new BookFinding.Unsettled(WHY, List.of(), of)));
  }

  @Test
  void outcome_ofAnotherTypeThatWasTakenBack_isSetAside() {
    var taken = new BookFinding.TakenBack(outcome(POLICIES));

    assertEquals("ses_1", aside(taken).of().sessionOrNull());
    assertEquals(
        new BookFinding.TakenBack(outcome(TICKETS)),
        OF_TICKETS.within(new BookFinding.TakenBack(outcome(TICKETS))));
  }

  @Test
  void lines_thatContradictEachOther_areSetAsideWithoutTheirMoney() {
    var aside = aside(new BookFinding.Unsettled(WHY, List.of(7L, 8L), both(POLICIES)));

    assertEquals(Optional.empty(), aside.theirs());
    assertEquals(List.of(7L, 8L), aside.lines());
    assertTrue(aside.isOfResult());
  }

  @Test
  void line_thatOnlyRepeatsAnother_isNoFurtherResult() {
    var of = new BookFinding.Of(CLAIM, POLICIES, null, null, null);

    assertFalse(aside(new BookFinding.Unsettled(WHY, List.of(9L), of)).isOfResult());
  }

  @Test
  void line_ofWhichNobodyKnowsTheType_isNotSetAside() {
    var nameless = BookFinding.Unsettled.of(new UnsettledLine(3, null, WHY));

    assertEquals(nameless, OF_TICKETS.within(nameless));
    assertEquals(new BookFinding.OtherMonth(1), OF_TICKETS.within(new BookFinding.OtherMonth(1)));
  }
}
