package dev.countersign.testing.oracle.dispute;

import static dev.countersign.testing.oracle.dispute.OracleContest.END;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.countersign.testing.oracle.dispute.OracleInquiry.State;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the seller asks about an outcome that is there (disputes.md, section 11). */
final class OracleAskedOutcomeTest {
  private static final String FIRST = "2026-11-01T09:00:00Z";

  /** Taken back on 10 November, and asked about on 20 November, until 20 December. */
  private static OracleContest asked() {
    return OracleContest.policy()
        .retracted("2026-11-10T10:00:00Z", "2026-11-10T10:00:00Z", "lapsed")
        .asked("2026-11-20T00:00:00Z", "q1", Kind.DECLINED);
  }

  private static OracleInquiry.End end(OracleContest contest) {
    var inquiry = contest.course(END).last().inquiry();
    assertNotNull(inquiry);
    assertNotNull(inquiry.end());
    return inquiry.end();
  }

  @Test
  void attestation_inTime_answersAtItsReceipt() {
    var contest = asked().received("2026-11-25T00:00:00Z");
    contest.attested("2026-11-27T00:00:00Z", "2026-11-12T11:00:00Z", "s1");
    assertEquals(State.ATTESTED, end(contest).state());
    assertEquals(Instant.parse("2026-11-25T00:00:00Z"), end(contest).at());
  }

  @Test
  void attestation_inTimeAndDecidedAfterTheDeadline_takesTheSilenceAway() {
    var contest = asked().received("2026-12-19T23:59:59Z");
    contest.attested("2026-12-28T00:00:00Z", "2026-11-12T11:00:00Z", "s1");
    assertEquals(State.ATTESTED, end(contest).state());
    assertEquals(Instant.parse("2026-12-19T23:59:59Z"), end(contest).at());
  }

  @Test
  void attestation_atTheDeadline_isTooLate() {
    var contest = asked();
    contest.attested("2026-12-20T00:00:00Z", "2026-11-12T11:00:00Z", "s1");
    assertEquals(State.DECLINED, end(contest).state());
    assertEquals(Instant.parse("2026-12-20T00:00:00Z"), end(contest).at());
  }

  @Test
  void session_fromBeforeAllTerms_hasNoTerms() {
    var contest = OracleContest.empty().session("s1", "2025-11-01T09:00:00Z");
    contest.attested(FIRST, "2025-11-02T10:00:00Z", "s1");
    contest.asked("2026-11-20T00:00:00Z", "q1", Kind.DECLINED);
    assertEquals("no_terms", contest.word("asks", "q1"));
  }
}
