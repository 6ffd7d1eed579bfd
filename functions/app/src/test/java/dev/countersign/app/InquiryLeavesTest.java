package dev.countersign.app;

import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.TYPE;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.AskedSession.declined;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.ledger.MonthIndex.Place;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthTally;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a month says of inquiries, by the leaves of the entries that opened and ended them. */
final class InquiryLeavesTest {
  private final AskedSession asked = AskedSession.claiming(new InMemoryLedger());

  @Test
  void inquiries_thatWereDraftedDeclinedAndUnanswered_areCountedInTheirMonths() {
    asked.record("ses_8", ",\"claimed\":[\"policy_sold\"]");
    asked.pass(WAITED);
    var _ = asked.payer("2026-12-01T09:00:00Z", "p1", declined(INQUIRY, "not_ours"));
    asked.pass("2026-12-09T09:10:00Z");

    assertEquals(
        "{\"policy_sold\":{\"attested\":0,\"declined\":0,\"opened\":2,\"owed\":0,\"silent\":0,"
            + "\"withdrawn\":0}}",
        counted(YearMonth.of(2026, 11)));
    assertEquals(
        "{\"policy_sold\":{\"attested\":0,\"declined\":1,\"opened\":0,\"owed\":0,\"silent\":1,"
            + "\"withdrawn\":0}}",
        counted(YearMonth.of(2026, 12)));
  }

  /** Whoever has the file sees that silence decided at the deadline, and not before. */
  @Test
  void inquiry_thatSilenceEnds_hasItsDeadlineInBothLeaves() {
    asked.pass(WAITED);
    asked.pass("2026-12-10T00:00:00Z");

    for (YearMonth month : List.of(YearMonth.of(2026, 11), YearMonth.of(2026, 12))) {
      assertEquals("2026-12-09T09:10:00Z", deadline(month), month.toString());
    }
  }

  @Test
  void inquiry_thatIsDeclined_hasItsDeadlineInTheFirstLeafAlone() {
    asked.pass(WAITED);
    var _ = asked.payer("2026-12-01T09:00:00Z", "p1", declined(INQUIRY, "not_ours"));
    asked.world.stream();

    assertEquals("2026-12-09T09:10:00Z", deadline(YearMonth.of(2026, 11)));
    assertEquals("none", deadline(YearMonth.of(2026, 12)));
  }

  /** What the month's only leaf of the session's inquiry says; its form is held against, too. */
  private String deadline(YearMonth month) {
    var outcome = Claim.ofInquiry(TYPE, new SessionId("ses_9")).outcome(World.TENANT);
    var leaves = asked.world.ledger.monthIndex().ofOutcome(World.TENANT, month, outcome).values();
    assertEquals(1, leaves.size());
    return leaf(leaves.iterator().next()).json().object("inquiry").text("deadline").orElse("none");
  }

  private String counted(YearMonth month) {
    var tally = new MonthTally(month);
    for (String session : List.of("ses_8", "ses_9")) {
      var outcome = Claim.ofInquiry(TYPE, new SessionId(session)).outcome(World.TENANT);
      asked
          .world
          .ledger
          .monthIndex()
          .ofOutcome(World.TENANT, month, outcome)
          .values()
          .forEach(place -> tally.add(leaf(place)));
    }
    var counts = tally.sums(tally.opening(), Optional.empty()).get(MonthHeader.INQUIRIES);
    return counts == null
        ? "none"
        : new String(CanonicalForm.write(counts), StandardCharsets.UTF_8);
  }

  private static MonthLeaf leaf(Place place) {
    return switch (place) {
      case Place.Here(var leaf) -> MonthLeaf.parse(leaf.json().toArray()).orThrow();
      default -> throw new IllegalStateException("in another month");
    };
  }
}
