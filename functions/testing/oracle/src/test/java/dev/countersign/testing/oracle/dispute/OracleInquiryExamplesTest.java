package dev.countersign.testing.oracle.dispute;

import static dev.countersign.testing.oracle.dispute.OracleContest.END;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The worked examples M and N of the page, and the other ends of an inquiry. */
final class OracleInquiryExamplesTest {
  private static final String ASKED = "policy_signed/!/ses_9";

  private static OracleContest claimed(OracleContest contest) {
    return contest
        .received("2026-11-02T09:10:00Z")
        .form(
            "2026-11-02T09:10:00Z",
            "ses_9",
            "2026-11-02T09:00:00Z",
            Mode.LIVE,
            Hand.AGENT,
            "policy_signed");
  }

  private static OracleContest claimed() {
    return claimed(OracleContest.empty());
  }

  private static OracleContest attested(OracleContest contest, String at) {
    return contest.of("policy_signed/policy/P-7").attested(at, "2026-11-02T10:00:00Z", "ses_9");
  }

  @Test
  void exampleM_attested_becomesABill() {
    var contest = attested(claimed(), "2026-12-01T10:00:00Z");
    assertEquals(List.of("+30.00 2026-12-01T10:00:00Z 2026-11-02T10:00:00Z"), contest.results(END));
    contest.of(ASKED);
    assertEquals("0 Parked inquiry", contest.at("2026-11-09T09:10:00Z"));
    assertEquals(List.of(), contest.course("2026-11-09T09:09:59Z").entries());
    assertEquals("0 Void attested", contest.at(END));
    assertEquals("policy_signed/policy/P-7", contest.course(END).last().answer().detail());
  }

  @Test
  void exampleN_silenceThatIsOwedAndHeardLater_isNeverOwedTwice() {
    var contest = attested(claimed(OracleContest.empty().silenceIsOwed()), "2026-12-20T10:00:00Z");
    assertEquals(List.of("+30.00 2026-12-20T10:00:00Z 2026-11-02T10:00:00Z"), contest.results(END));
    contest.of(ASKED);
    assertEquals(
        List.of(
            "+30.00 2026-12-09T09:10:00Z 2026-11-02T09:00:00Z",
            "-30.00 2026-12-20T10:00:00Z 2026-11-02T09:00:00Z"),
        contest.results(END));
    assertEquals("30.00 Billable unanswered", contest.at("2026-12-19T00:00:00Z"));
    assertEquals("0 Reversed attested", contest.at(END));
  }

  @Test
  void exampleN_silenceThatDeclines_isBilledWhenItIsHeard() {
    var contest = attested(claimed(), "2026-12-20T10:00:00Z");
    assertEquals(1, contest.results(END).size());
    contest.of(ASKED);
    assertEquals("0 Lapsed unanswered", contest.at("2026-12-09T09:10:00Z"));
    assertEquals("0 Parked inquiry", contest.at("2026-12-09T09:09:59Z"));
    assertEquals("0 Void attested", contest.at(END));
  }

  @Test
  void heard_beforeTheEndOfTheWait_isNotAsked() {
    var contest = attested(claimed(), "2026-11-09T09:09:59Z").of(ASKED);
    assertEquals(List.of(), contest.course(END).entries());
  }

  @Test
  void heard_andTakenBack_isHeardAllTheSame() {
    var contest = attested(claimed(), "2026-11-03T10:00:00Z");
    contest.retracted("2026-11-04T10:00:00Z", "2026-11-04T10:00:00Z", "lapsed").of(ASKED);
    assertEquals(List.of(), contest.course(END).entries());
  }

  @Test
  void declined_byThePayerInTime_isNotBillableWithTheCode() {
    var contest = claimed().of(ASKED).closed("2026-12-09T09:09:59Z", "p1", "no_such_result");
    assertEquals("declined", contest.word("payer", "p1"));
    assertEquals("0 NotBillable declined", contest.at(END));
    assertEquals("no_such_result", contest.course(END).last().answer().detail());
  }

  @Test
  void declined_atTheDeadline_isTooLate() {
    var contest = claimed().of(ASKED).closed("2026-12-09T09:10:00Z", "p1", "no_such_result");
    assertEquals("decided", contest.word("payer", "p1"));
    assertEquals("0 Lapsed unanswered", contest.at(END));
  }

  @Test
  void declined_inTimeAndDecidedLate_takesTheSilenceAway() {
    var contest = claimed(OracleContest.empty().silenceIsOwed()).of(ASKED);
    contest.received("2026-12-09T09:09:59Z").closed("2026-12-11T00:00:00Z", "p1", "not_ours");
    assertEquals("30.00 Billable unanswered", contest.at("2026-12-10T00:00:00Z"));
    assertEquals("0 NotBillable declined", contest.at(END));
    assertEquals(2, contest.results(END).size());
  }

  @Test
  void withdrawn_afterItWasOwed_isTakenBack() {
    var contest = claimed(OracleContest.empty().silenceIsOwed()).of(ASKED);
    contest.closed("2026-12-20T00:00:00Z", "q1", null);
    assertEquals("0 Reversed withdrawn", contest.at(END));
  }

  @Test
  void withdrawn_sinceTheSessionClaimsItNoMore() {
    var contest = claimed();
    contest.form("2026-11-12T00:00:00Z", "ses_9", "2026-11-02T09:00:00Z", Mode.LIVE, Hand.AGENT);
    assertEquals("0 Void withdrawn", contest.of(ASKED).at(END));
  }

  @Test
  void claimed_onlyAfterTheWait_isAskedThen() {
    var contest =
        OracleContest.empty()
            .session("ses_9", "2026-11-02T09:10:00Z")
            .form(
                "2026-11-20T00:00:00Z",
                "ses_9",
                "2026-11-02T09:00:00Z",
                Mode.LIVE,
                Hand.AGENT,
                "policy_signed")
            .of(ASKED);
    assertEquals("0 Parked inquiry", contest.at("2026-11-20T00:00:00Z"));
    assertEquals(List.of(), contest.course("2026-11-19T00:00:00Z").entries());
  }

  @Test
  void test_isNeverAsked() {
    var contest =
        OracleContest.empty()
            .form(
                "2026-11-02T09:10:00Z",
                "ses_9",
                "2026-11-02T09:00:00Z",
                Mode.TEST,
                Hand.AGENT,
                "policy_signed")
            .of(ASKED);
    assertEquals(List.of(), contest.course(END).entries());
  }

  @Test
  void owed_andDisputed_fallsLikeAnyLine() {
    var contest = claimed(OracleContest.empty().silenceIsOwed()).of(ASKED);
    contest
        .disputed("2026-12-20T00:00:00Z", "p1", "not_ours")
        .answered("2026-12-22T00:00:00Z", "s1", "conceded");
    assertEquals("0 NotBillable conceded falls seller 2026-12-22T00:00:00Z", contest.at(END));
    assertEquals(
        List.of(
            "+30.00 2026-12-09T09:10:00Z 2026-11-02T09:00:00Z",
            "-30.00 2026-12-22T00:00:00Z 2026-12-22T00:00:00Z"),
        contest.results(END));
  }

  @Test
  void owed_ofAPersonsSession_isFree() {
    var contest =
        OracleContest.empty()
            .silenceIsOwed()
            .form(
                "2026-11-02T09:10:00Z",
                "ses_9",
                "2026-11-02T09:00:00Z",
                Mode.LIVE,
                Hand.HUMAN,
                "policy_signed")
            .of(ASKED);
    assertEquals("0 NotBillable human_handled", contest.at(END));
  }

  @Test
  void asked_bySeller_isTheSameInquiry() {
    var contest = claimed().of(ASKED);
    contest.asked("2026-11-05T00:00:00Z", "q1", OracleQuarrel.Asked.Kind.UNTRACKED);
    assertEquals("opened", contest.word("asks", "q1"));
    assertEquals("0 Lapsed unanswered", contest.at("2026-12-05T00:00:00Z"));
    contest.asked("2026-11-06T00:00:00Z", "q2", OracleQuarrel.Asked.Kind.UNTRACKED);
    assertEquals("already_asked", contest.word("asks", "q2"));
  }

  @Test
  void drafted_lateOrOnTime_hasOneDeadline() {
    for (var late : List.of("2026-11-09T09:10:00Z", "2026-11-20T00:00:00Z")) {
      var contest =
          claimed()
              .told(new OracleTold.Looked(Instant.parse(late)))
              .looks(OracleStory.Looks.AS_TOLD)
              .of(ASKED);
      assertEquals(
          Instant.parse("2026-12-09T09:10:00Z"), contest.course(late).last().deadline(), late);
    }
  }

  @Test
  void drafted_sinceItIsClaimedLater_countsFromThatForm() {
    var contest = OracleContest.empty().session("ses_9", "2026-11-02T09:10:00Z");
    for (var at : List.of("2026-11-20T00:00:00Z", "2026-11-25T00:00:00Z")) {
      contest.form(at, "ses_9", "2026-11-02T09:00:00Z", Mode.LIVE, Hand.AGENT, "policy_signed");
    }
    contest.of(ASKED);
    assertEquals(
        Instant.parse("2026-12-20T00:00:00Z"),
        contest.course("2026-11-26T00:00:00Z").last().deadline());
  }

  @Test
  void asked_ofATest_isNotClaimed() {
    var contest =
        OracleContest.empty()
            .form(
                "2026-11-02T09:10:00Z",
                "ses_9",
                "2026-11-02T09:00:00Z",
                Mode.TEST,
                Hand.AGENT,
                "policy_signed")
            .of(ASKED)
            .asked("2026-11-05T00:00:00Z", "q1", OracleQuarrel.Asked.Kind.UNTRACKED);
    assertEquals("not_claimed", contest.word("asks", "q1"));
  }

  @Test
  void attested_whenTheSessionClaimsItNoMore_isNotHeard() {
    var contest = claimed();
    contest.form("2026-11-12T00:00:00Z", "ses_9", "2026-11-02T09:00:00Z", Mode.LIVE, Hand.AGENT);
    assertEquals("0 Void withdrawn", attested(contest, "2026-12-01T10:00:00Z").of(ASKED).at(END));
  }

  @Test
  void attested_beforeLateWorkDrafts_isNotAsked() {
    var contest = attested(claimed(), "2026-11-15T10:00:00Z").of(ASKED);
    contest
        .told(new OracleTold.Looked(Instant.parse("2026-11-20T00:00:00Z")))
        .looks(OracleStory.Looks.AS_TOLD);
    assertEquals(List.of(), contest.course(END).entries());
  }

  @Test
  void asked_beforeLateWorkDrafts_isOpened() {
    var contest = claimed().of(ASKED).looks(OracleStory.Looks.AS_TOLD);
    contest.asked("2026-11-15T00:00:00Z", "q1", OracleQuarrel.Asked.Kind.UNTRACKED);
    assertEquals("opened", contest.word("asks", "q1"));
  }

  @Test
  void drafted_afterItsDeadline_hasEndedByIt() {
    var contest = claimed().of(ASKED).looks(OracleStory.Looks.AS_TOLD);
    contest.told(new OracleTold.Looked(Instant.parse("2027-02-01T00:00:00Z")));
    var end = Objects.requireNonNull(contest.course(END).last().inquiry()).end();
    assertEquals(Instant.parse("2026-12-09T09:10:00Z"), Objects.requireNonNull(end).at());
  }
}
