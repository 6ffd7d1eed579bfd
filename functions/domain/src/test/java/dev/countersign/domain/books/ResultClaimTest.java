package dev.countersign.domain.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeType;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/reconcile.md, sections 2 to 4. */
final class ResultClaimTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final OutcomeType TICKET = new OutcomeType("ticket_resolved");
  private static final OutcomeType REFUND = new OutcomeType("refund_avoided");
  private static final BookName NAME = new BookName("b".repeat(32));
  private static final BookName RECORD = new BookName("c".repeat(32));
  private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
  private static final BookPeriod PERIOD =
      new BookPeriod(NOVEMBER, Instant.parse("2026-11-01T00:00:00Z"), END, END, Duration.ofDays(1));

  private static SessionWord word(
      String recordedAt, YearMonth month, Instant startedAt, Set<OutcomeType> claimed) {
    return new SessionWord(
        new NamedSession("ses_1", NAME),
        Instant.parse(recordedAt),
        "d",
        startedAt,
        month,
        new TreeSet<>(claimed),
        new TreeSet<>(Set.of(NAME)));
  }

  private static final Instant EARLY = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void claims_ofSeveralForms_areThoseOfTheNewest() {
    var claims =
        ResultClaim.of(
            List.of(
                word("2026-11-02T10:00:00Z", NOVEMBER, EARLY, Set.of(REFUND)),
                word("2026-11-02T09:00:00Z", NOVEMBER, EARLY, Set.of(TICKET))),
            List.of(RECORD));

    assertEquals(1, claims.size());
    assertEquals(REFUND, claims.getFirst().type());
    assertEquals(new TreeSet<>(Set.of(NAME, RECORD)), claims.getFirst().links());
  }

  @Test
  void claim_thatNothingWasFoundFor_isUnanswered() {
    var claim = claim(NOVEMBER, EARLY);

    var in = (BookFinding.InCell) claim.unmatched(PERIOD).orElseThrow();

    assertEquals(Cell.UNANSWERED, in.cell());
    assertEquals("ses_1", in.of().sessionOrNull());
  }

  @Test
  void claim_atTheEndOfTheBooks_waits() {
    var claim = claim(NOVEMBER, END.minus(Duration.ofHours(1)));

    var not = (BookFinding.Unsettled) claim.unmatched(PERIOD).orElseThrow();

    assertEquals("waiting", not.why().reason());
  }

  @Test
  void claim_ofASessionThatWasFirstReceivedInAnotherMonth_isSetAside() {
    var forms =
        List.of(
            word("2026-11-02T10:00:00Z", NOVEMBER, EARLY, Set.of(TICKET)),
            word("2026-10-31T10:00:00Z", NOVEMBER.minusMonths(1), EARLY, Set.of(TICKET)));

    var claim = ResultClaim.of(forms, List.of()).getFirst();

    assertEquals(Optional.empty(), claim.unmatched(PERIOD));
  }

  private static ResultClaim claim(YearMonth month, Instant startedAt) {
    return ResultClaim.of(
            List.of(word("2026-11-02T10:00:00Z", month, startedAt, Set.of(TICKET))), List.of())
        .getFirst();
  }
}
