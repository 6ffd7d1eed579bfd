package dev.countersign.testing.oracle.dispute;

import static dev.countersign.testing.oracle.dispute.OracleContest.CLAIM;
import static dev.countersign.testing.oracle.dispute.OracleContest.END;
import static dev.countersign.testing.oracle.dispute.OracleContest.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The grace after a restore (section 10 of the page). */
final class OracleGraceTest {
  private static final OracleTold.Bus BILLED =
      new OracleTold.Bus(
          1,
          new OracleResult(
              1,
              3000,
              "EUR",
              List.of(new Share("s1", 3000, null)),
              1,
              Instant.parse("2026-11-16T10:00:00Z"),
              Instant.parse("2026-11-02T10:00:00Z")));

  /** The table lost that it was taken back and billed again. */
  private static final OracleTold.Bus BILLED_ANEW = new OracleTold.Bus(2, BILLED.stands());

  /** Told at eight in the morning of a day in December, with a grace of a day. */
  private static OracleTold restored(int day, Map<String, OracleTold.Bus> bus) {
    return new OracleTold.Restored(
        Instant.parse("2026-12-%02dT08:00:00Z".formatted(day)),
        Instant.parse("2026-12-%02dT08:00:00Z".formatted(day + 1)),
        bus);
  }

  private static OracleContest disputed() {
    return policy().disputed("2026-12-10T09:00:00Z", "p1", "not_ours");
  }

  @Test
  void deadline_inTheGrace_isItsEnd() {
    var silent = disputed().told(restored(20, Map.of(CLAIM, BILLED)));
    assertEquals("30.00 Billable restored open", silent.at("2026-12-20T09:00:00Z"));
    assertEquals("0 NotBillable unanswered falls silence 2026-12-21T08:00:00Z", silent.at(END));
    var answered =
        disputed()
            .told(restored(20, Map.of(CLAIM, BILLED)))
            .answered("2026-12-21T07:59:59Z", "s1", "contested");
    assertEquals("answered", answered.word("seller", "s1"));
    var late =
        disputed()
            .told(restored(20, Map.of(CLAIM, BILLED)))
            .answered("2026-12-21T08:00:00Z", "s1", "contested");
    assertEquals("decided", late.word("seller", "s1"));
  }

  @Test
  void deadline_ofAnOutcomeThatWasNeverBilled_runsOn() {
    var contest =
        policy()
            .disputed("2026-11-16T09:00:00Z", "p1", "not_ours")
            .told(
                new OracleTold.Restored(
                    Instant.parse("2026-11-26T08:00:00Z"),
                    Instant.parse("2026-11-27T08:00:00Z"),
                    Map.of()));
    assertEquals("0 NotBillable unanswered falls silence 2026-11-26T09:00:00Z", contest.at(END));
  }

  @Test
  void telling_comesBeforeADeadlineThatHasPassed() {
    var contest =
        disputed()
            .told(new OracleTold.Looked(Instant.parse("2026-11-16T10:00:00Z")))
            .told(restored(22, Map.of(CLAIM, BILLED)))
            .told(new OracleTold.Looked(Instant.parse("2026-12-22T12:00:00Z")))
            .told(new OracleTold.Looked(Instant.parse("2026-12-23T12:00:00Z")))
            .looks(OracleStory.Looks.AS_TOLD);
    assertEquals("30.00 Billable restored open", contest.at("2026-12-22T12:00:00Z"));
    assertEquals("0 NotBillable unanswered falls silence 2026-12-23T08:00:00Z", contest.at(END));
  }

  @Test
  void table_inTheGrace_endsNothing() {
    var contest =
        disputed()
            .told(restored(14, Map.of(CLAIM, BILLED)))
            .form("2026-12-14T12:00:00Z", "s1", "2026-11-01T09:00:00Z", Mode.LIVE, Hand.HUMAN);
    assertEquals("30.00 Billable restored open", contest.at("2026-12-14T13:00:00Z"));
    assertEquals("0 NotBillable human_handled falls terms 2026-12-15T08:00:00Z", contest.at(END));
  }

  @Test
  void dispute_inTheGrace_isOfWhatTheBusHas_andNeverTooLate() {
    var contest =
        policy()
            .told(
                new OracleTold.Restored(
                    Instant.parse("2027-01-05T08:00:00Z"),
                    Instant.parse("2027-01-06T08:00:00Z"),
                    Map.of(CLAIM, BILLED_ANEW)))
            .form("2027-01-05T09:00:00Z", "s1", "2026-11-01T09:00:00Z", Mode.LIVE, Hand.HUMAN);
    contest.disputed("2027-01-05T10:00:00Z", "p1", "not_ours", "29.99");
    assertEquals("opened", contest.word("payer", "p1"));
    assertEquals(1, contest.course("2027-01-05T11:00:00Z").last().sums().disputed());
    assertEquals("0 NotBillable human_handled falls terms 2027-01-06T08:00:00Z", contest.at(END));
  }

  @Test
  void outcome_thatLacksNothing_andHasNoDispute_hasNone() {
    var contest =
        policy()
            .told(restored(20, Map.of(CLAIM, BILLED)))
            .form("2026-12-20T12:00:00Z", "s1", "2026-11-01T09:00:00Z", Mode.LIVE, Hand.HUMAN);
    assertEquals("0 NotBillable human_handled", contest.at("2026-12-20T13:00:00Z"));
  }
}
