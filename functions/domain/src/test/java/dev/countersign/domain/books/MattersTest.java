package dev.countersign.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/reconcile.md, sections 2 to 5. */
final class MattersTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final OutcomeType TYPE = new OutcomeType("ticket_resolved");
  private static final BookName CLAIM = new BookName("a".repeat(32));
  private static final BookName SESSION = new BookName("b".repeat(32));
  private static final NamedSession SES_1 = new NamedSession("ses_1", SESSION);
  private static final BookPeriod PERIOD =
      new BookPeriod(
          NOVEMBER,
          Instant.parse("2026-11-01T00:00:00Z"),
          Instant.parse("2026-12-01T00:00:00Z"),
          Instant.parse("2026-12-01T00:00:00Z"),
          Duration.ofDays(1));
  private static final Instant IN_TIME = Instant.parse("2026-11-02T10:00:00Z");
  private static final Optional<BookSum> PRICE =
      Optional.of(new BookSum("EUR", BigInteger.valueOf(99)));

  private final List<BookFinding> aside = new ArrayList<>();
  private final Matters matters = new Matters(PERIOD, aside::add);

  private static HeardEntry entry(int seq, Hearing heard, @Nullable YearMonth happened) {
    return new HeardEntry(
        CLAIM,
        new OutcomeId("out_" + "0".repeat(32)),
        TYPE,
        "ticket_resolved/ticket/T-1",
        seq,
        heard,
        SES_1,
        heard == Hearing.STANDS ? PRICE.get() : null,
        seq == 1 ? NOVEMBER : null,
        happened);
  }

  private static BookLine line(long number, Instant occurredAt, String currency, long minor) {
    return new BookLine(
        number,
        TYPE,
        CLAIM,
        "ticket_resolved/ticket/T-1",
        null,
        new TreeSet<>(Set.of(SESSION)),
        occurredAt,
        new BookSum(currency, BigInteger.valueOf(minor)));
  }

  private static BookLine line(long number) {
    return line(number, IN_TIME, "EUR", 99);
  }

  private Optional<BookFinding> found(@Nullable String claimedBy) {
    return matters.all().getFirst().finding(claimedBy, PERIOD);
  }

  @ParameterizedTest
  @CsvSource({
    "CLAIMED ATTESTED EXPORTED, AGREED",
    "ATTESTED EXPORTED, UNCLAIMED",
    "CLAIMED EXPORTED, UNHEARD",
    "CLAIMED ATTESTED, VANISHED",
    "CLAIMED, UNANSWERED",
    "ATTESTED, ORPHAN",
    "EXPORTED, THEIRS",
  })
  void cell_ofTheBooks_isOneOfSeven(String books, Cell cell) {
    var in = EnumSet.noneOf(Book.class);
    for (String book : List.of(books.split(" ", -1))) {
      in.add(Book.valueOf(book));
    }

    assertEquals(cell, Cell.of(in));
  }

  @Test
  void cell_ofNoBook_isNone() {
    assertThrows(IllegalArgumentException.class, () -> Cell.of(EnumSet.noneOf(Book.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "PARKED, not_attested, 0, NOTHING",
    "PARKED, no_session, 0, STANDS",
    "HELD, , 0, STANDS",
    "LAPSED, no_session, 0, STANDS",
    "NOT_BILLABLE, human_handled, 0, STANDS",
    "AMBIGUOUS, witness_contradicts, 0, STANDS",
    "BILLABLE, , 1, STANDS",
    "VOID, reopened, 0, TAKEN_BACK",
    "REVERSED, reopened, 0, TAKEN_BACK",
    "REVERSED, cancelled, 1, STANDS",
  })
  void hearing_ofAStatus_isWhatStands(
      OutcomeStatus status, @Nullable String reason, int billed, Hearing heard) {
    var sum = billed == 0 ? Optional.<BookSum>empty() : PRICE;

    assertEquals(heard, Hearing.of(status, Optional.ofNullable(reason), sum));
  }

  @Test
  void line_ofAnOutcomeThatIsClaimed_isAgreed() {
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(line(7));

    var in = (BookFinding.InCell) found("ses_1").orElseThrow();

    assertEquals(Cell.AGREED, in.cell());
    assertEquals(List.of(), in.differs());
    assertEquals(List.of(), aside);
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 120, STANDS, 2026-11, AMOUNT",
    "USD, 120, STANDS, 2026-11, CURRENCY",
    "EUR, 99, STANDS, 2026-10, MONTH",
    "EUR, 99, TAKEN_BACK, 2026-11, TAKEN_BACK",
  })
  void line_thatSaysOtherwise_differs(
      String currency, long minor, Hearing heard, YearMonth happened, Difference difference) {
    matters.add(entry(1, heard, happened));
    matters.add(line(7, IN_TIME, currency, minor));

    var in = (BookFinding.InCell) found("ses_1").orElseThrow();

    assertEquals(Cell.AGREED, in.cell());
    assertEquals(List.of(difference), in.differs());
  }

  @Test
  void line_ofAnotherSession_differs() {
    var other = new BookName("c".repeat(32));
    var line =
        new BookLine(7, TYPE, CLAIM, null, other, new TreeSet<>(Set.of(other)), IN_TIME, null);
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(line);

    var in = (BookFinding.InCell) found(null).orElseThrow();

    assertEquals(Cell.UNCLAIMED, in.cell());
    assertEquals(List.of(Difference.SESSION), in.differs());
  }

  @Test
  void outcome_withoutALine_isVanishedOrOrphan() {
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));

    assertEquals(Cell.VANISHED, ((BookFinding.InCell) found("ses_1").orElseThrow()).cell());
    assertEquals(Cell.ORPHAN, ((BookFinding.InCell) found(null).orElseThrow()).cell());
  }

  @Test
  void outcome_thatIsTakenBack_isInNoCellWithoutALine() {
    matters.add(entry(2, Hearing.TAKEN_BACK, null));
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));

    assertTrue(found("ses_1").orElseThrow() instanceof BookFinding.TakenBack);
  }

  @Test
  void outcome_ofAnotherMonth_isSetAside() {
    matters.add(entry(1, Hearing.STANDS, YearMonth.of(2026, 10)));

    assertEquals(Optional.empty(), found("ses_1"));
  }

  @Test
  void outcome_ofWhichNothingWasHeard_isNone() {
    matters.add(entry(1, Hearing.NOTHING, null));
    matters.add(line(7));

    assertEquals(Cell.UNHEARD, ((BookFinding.InCell) found("ses_1").orElseThrow()).cell());
  }

  @Test
  void line_ofAnotherMonth_isSetAsideWithItsOutcome() {
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(line(7, PERIOD.end(), "EUR", 99));

    assertEquals(Optional.of(new BookFinding.OtherMonth(1)), found("ses_1"));
  }

  @Test
  void line_atTheEndOfTheBooks_waits() {
    var last = PERIOD.known().minus(Duration.ofHours(23));
    matters.add(line(7, last, "EUR", 99));

    var not = (BookFinding.Unsettled) found("ses_1").orElseThrow();

    assertEquals("waiting", not.why().reason());
    assertEquals(PRICE, not.theirs());
  }

  @Test
  void line_aDayBeforeTheEndOfTheBooks_isUnheard() {
    matters.add(line(7, PERIOD.known().minus(PERIOD.patience()), "EUR", 99));

    assertEquals(Cell.UNHEARD, ((BookFinding.InCell) found("ses_1").orElseThrow()).cell());
  }

  @Test
  void lines_thatSayTheSame_areOneAndTheRestIsTold() {
    matters.add(line(7));
    matters.add(line(9));

    var not = (BookFinding.Unsettled) aside.getFirst();

    assertEquals("duplicate", not.why().reason());
    assertEquals(List.of(9L), not.lines());
    assertEquals(Cell.THEIRS, ((BookFinding.InCell) found(null).orElseThrow()).cell());
  }

  @Test
  void lines_thatContradict_settleNothingAndHaveNoAmount() {
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(line(7));
    matters.add(line(9, IN_TIME, "EUR", 120));

    var not = (BookFinding.Unsettled) found("ses_1").orElseThrow();

    assertEquals("contradiction", not.why().reason());
    assertEquals(List.of(7L, 9L), not.lines());
    assertEquals(Optional.empty(), not.theirs());
    assertEquals(PRICE, not.of().ours());
  }

  @Test
  void lines_thatContradict_areHeldUpToAHundred() {
    for (int i = 0; i <= Matters.MOST; i++) {
      matters.add(line(i + 2, IN_TIME, "EUR", i));
    }

    var not = (BookFinding.Unsettled) found(null).orElseThrow();

    assertEquals(Matters.MOST, not.lines().size());
    assertEquals(List.of(102L), ((BookFinding.Unsettled) aside.getFirst()).lines());
  }

  @Test
  void line_thatSettlesNothing_takesItsOutcomeWithIt() {
    var why = new Problem("not_a_time", "Solved at", "…", "…");
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(new UnsettledLine(7, CLAIM, why));

    var not = (BookFinding.Unsettled) found("ses_1").orElseThrow();

    assertEquals(why, not.why());
    assertEquals(PRICE, not.of().ours());
    assertEquals("ses_1", not.of().sessionOrNull());
  }

  @Test
  void links_ofAnOutcomeAndALine_areThoseOfBoth() {
    matters.add(entry(1, Hearing.STANDS, NOVEMBER));
    matters.add(line(7));

    assertEquals(Set.of(new BookLink(SESSION, TYPE)), Set.copyOf(matters.all().getFirst().links()));
  }
}
