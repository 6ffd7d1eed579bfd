package dev.countersign.testing.oracle.dispute;

import static dev.countersign.testing.oracle.dispute.OracleContest.CLAIM;
import static dev.countersign.testing.oracle.dispute.OracleContest.END;
import static dev.countersign.testing.oracle.dispute.OracleContest.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples A to L of the page of disputes, to the cent and to the second. */
final class OracleDisputeExamplesTest {
  private static final String BILLED = "+30.00 2026-11-16T10:00:00Z 2026-11-02T10:00:00Z";

  @Test
  void exampleA_theSellerIsSilent_falls() {
    var contest =
        policy()
            .disputed("2026-12-10T09:00:00Z", "p1", "not_delivered")
            .answered("2026-12-21T09:00:00Z", "s1", "contested");
    assertEquals("opened", contest.word("payer", "p1"));
    assertEquals("30.00 Billable disputed open", contest.at("2026-12-20T08:59:59Z"));
    assertEquals("0 NotBillable unanswered falls silence 2026-12-20T09:00:00Z", contest.at(END));
    assertEquals("decided", contest.word("seller", "s1"));
    assertEquals(
        List.of(BILLED, "-30.00 2026-12-20T09:00:00Z 2026-12-20T09:00:00Z"), contest.results(END));
    assertEquals("2026-11 30.00 0 0, 2026-12 0 -30.00 0", contest.months(END));
    assertEquals(3000, contest.course("2026-12-15T00:00:00Z").last().sums().disputed());
    assertEquals("not_delivered", contest.course(END).last().answer().detail());
  }

  private static OracleContest offered() {
    return policy()
        .disputed("2026-12-12T09:00:00Z", "p1", "wrong_value", "18.00")
        .answered("2026-12-15T09:00:00Z", "s1", "offered", "25.00");
  }

  @Test
  void exampleB_adjustedOverMonthsThenClawedBack_theLesserIsOwed() {
    var contest =
        offered()
            .ruled("2027-01-10T09:00:00Z", "j1", "adjusted", "20.00")
            .retracted("2027-03-01T10:00:00Z", "2027-03-01T10:00:00Z", "cancelled");
    assertEquals("answered", contest.word("seller", "s1"));
    assertEquals(1200, contest.course("2026-12-13T00:00:00Z").last().sums().disputed());
    assertEquals(
        "20.00 Billable adjusted adjusted arbiter 2027-01-10T09:00:00Z",
        contest.at("2027-02-01T00:00:00Z"));
    assertEquals(
        List.of(
            BILLED,
            "-30.00 2027-01-10T09:00:00Z 2027-01-10T09:00:00Z",
            "+20.00 2027-01-10T09:00:00Z 2027-01-10T09:00:00Z",
            "-20.00 2027-03-01T10:00:00Z 2027-03-01T10:00:00Z",
            "+4.93 2027-03-01T10:00:00Z 2027-03-01T10:00:00Z"),
        contest.results(END));
    assertEquals("4.93 Reversed cancelled adjusted arbiter 2027-01-10T09:00:00Z", contest.at(END));
    assertEquals(
        "2026-11 30.00 0 0, 2026-12 0 0 12.00, 2027-01 20.00 -30.00 0, 2027-02 0 0 0, 2027-03 4.93 -20.00 0",
        contest.months(END));
  }

  @Test
  void exampleC_nobodyRules_theOfferBinds() {
    assertEquals(
        "25.00 Billable adjusted adjusted silence 2027-01-14T09:00:00Z", offered().at(END));
    var withdrawn = offered().withdrawn("2026-12-20T09:00:00Z", "p2");
    assertEquals("25.00 Billable adjusted adjusted seller 2026-12-20T09:00:00Z", withdrawn.at(END));
    var conceded =
        policy()
            .disputed("2026-12-12T09:00:00Z", "p1", "wrong_value", "18.00")
            .answered("2026-12-15T09:00:00Z", "s1", "offered", "18.00");
    assertEquals("conceded", conceded.word("seller", "s1"));
    assertEquals("18.00 Billable adjusted falls seller 2026-12-15T09:00:00Z", conceded.at(END));
  }

  @Test
  void exampleD_withheld_isTakenBackUntilItStands() {
    var contest =
        policy()
            .withheld()
            .disputed("2026-12-10T09:00:00Z", "p1", "human_did_it")
            .answered("2026-12-11T09:00:00Z", "s1", "contested")
            .ruled("2027-01-05T09:00:00Z", "j1", "stands");
    assertEquals("0 Held disputed open", contest.at("2026-12-10T09:00:00Z"));
    assertEquals(3000, contest.course("2026-12-31T00:00:00Z").last().sums().held());
    assertEquals(0, contest.course("2026-12-31T00:00:00Z").last().sums().disputed());
    assertEquals(
        List.of(
            BILLED,
            "-30.00 2026-12-10T09:00:00Z 2026-12-10T09:00:00Z",
            "+30.00 2027-01-05T09:00:00Z 2027-01-05T09:00:00Z"),
        contest.results(END));
    assertEquals("30.00 Billable null stands arbiter 2027-01-05T09:00:00Z", contest.at(END));
  }

  private static OracleContest withheldInPart() {
    return policy().withheld().disputed("2026-12-10T09:00:00Z", "p1", "wrong_value", "18.00");
  }

  @Test
  void exampleE_withheldInPart_fallsWithoutAResult() {
    var contest = withheldInPart();
    assertEquals("18.00 Billable disputed open", contest.at("2026-12-11T00:00:00Z"));
    assertEquals(
        List.of(
            BILLED,
            "-30.00 2026-12-10T09:00:00Z 2026-12-10T09:00:00Z",
            "+18.00 2026-12-10T09:00:00Z 2026-12-10T09:00:00Z"),
        contest.results(END));
    assertEquals("18.00 Billable adjusted falls silence 2026-12-20T09:00:00Z", contest.at(END));
  }

  @Test
  void exampleE_hadItStood_isBilledInFull() {
    var contest =
        withheldInPart()
            .answered("2026-12-11T09:00:00Z", "s1", "contested")
            .ruled("2027-01-05T09:00:00Z", "j1", "stands");
    assertEquals(
        List.of(
            "-18.00 2027-01-05T09:00:00Z 2027-01-05T09:00:00Z",
            "+30.00 2027-01-05T09:00:00Z 2027-01-05T09:00:00Z"),
        contest.results(END).subList(3, 5));
  }

  private static OracleContest early() {
    return policy().disputed("2026-11-10T09:00:00Z", "p1", "outside_terms");
  }

  @Test
  void exampleF_beforeItIsPublished_nothingIs() {
    var conceded = early().answered("2026-11-18T09:00:00Z", "s1", "conceded");
    assertEquals("opened", conceded.word("payer", "p1"));
    assertEquals("0 Held disputed open", conceded.at("2026-11-16T10:00:00Z"));
    assertEquals("0 NotBillable conceded falls seller 2026-11-18T09:00:00Z", conceded.at(END));
    assertEquals(List.of(), conceded.results(END));
  }

  @Test
  void exampleF_hadItStood_isBilledInItsOwnMonth() {
    var contest =
        early()
            .answered("2026-11-18T09:00:00Z", "s1", "contested")
            .ruled("2026-12-01T12:00:00Z", "j1", "stands");
    assertEquals(List.of("+30.00 2026-12-01T12:00:00Z 2026-11-02T10:00:00Z"), contest.results(END));
  }

  @Test
  void exampleG_clawedBackAlready_isSettled() {
    var contest =
        policy()
            .retracted("2026-12-05T10:00:00Z", "2026-11-20T10:00:00Z", "lapsed")
            .disputed("2026-12-10T09:00:00Z", "p1", "taken_back_unheard", 1);
    assertEquals("settled", contest.word("payer", "p1"));
    assertEquals("0 Reversed lapsed", contest.at(END));
    assertEquals(2, contest.results(END).size());
  }

  private static OracleContest handled(OracleContest contest, String at, Hand hand) {
    return contest.form(at, "s1", "2026-11-01T09:00:00Z", Mode.LIVE, hand);
  }

  @Test
  void exampleH_theTermsDecideMeanwhile_theDisputeBearsNoMore() {
    var contest = policy().disputed("2026-12-10T09:00:00Z", "p1", "human_did_it");
    handled(contest, "2026-12-12T09:00:00Z", Hand.BOTH);
    handled(contest, "2026-12-25T09:00:00Z", Hand.AGENT);
    assertEquals(
        "0 NotBillable human_handled falls terms 2026-12-12T09:00:00Z",
        contest.at("2026-12-24T00:00:00Z"));
    assertEquals("30.00 Billable null falls terms 2026-12-12T09:00:00Z", contest.at(END));
    contest.sealed("2026-12", "2027-01-04T00:00:00Z");
    contest.disputed("2027-02-02T23:59:59Z", "p2", "human_did_it");
    assertEquals("opened", contest.word("payer", "p2"));
    var late = policy().disputed("2026-12-10T09:00:00Z", "p1", "human_did_it");
    handled(late, "2026-12-12T09:00:00Z", Hand.BOTH);
    handled(late, "2026-12-25T09:00:00Z", Hand.AGENT);
    late.sealed("2026-12", "2027-01-04T00:00:00Z");
    late.disputed("2027-02-03T00:00:00Z", "p2", "human_did_it");
    assertEquals("too_late", late.word("payer", "p2"));
  }

  @Test
  void exampleI_aNewAttestation_isBilledWhateverWasDecided() {
    var contest =
        policy()
            .disputed("2026-12-10T09:00:00Z", "p1", "not_delivered")
            .retracted("2027-01-15T10:00:00Z", "2027-01-15T10:00:00Z", "lapsed")
            .attested("2027-01-16T10:00:00Z", "2026-11-20T10:00:00Z", "s1");
    assertEquals("30.00 Billable null falls silence 2026-12-20T09:00:00Z", contest.at(END));
    assertEquals(3, contest.results(END).size());
  }

  private static OracleContest threeSessions() {
    var contest =
        OracleContest.empty()
            .evenly()
            .session("s1", "2026-11-01T09:00:00Z")
            .session("s2", "2026-11-01T10:00:00Z")
            .form("2026-11-01T11:00:00Z", "s3", "2026-11-01T11:00:00Z", Mode.LIVE, Hand.HUMAN)
            .attested("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "conv_1")
            .sealed("2026-11", "2026-12-04T00:00:00Z");
    return contest;
  }

  @Test
  void exampleJ_oneOfThreeSessionsIsAPersons_theOthersShareWhatIsLeft() {
    var contest =
        threeSessions()
            .disputed("2026-12-10T09:00:00Z", "p1", "wrong_value", "15.00")
            .answered("2026-12-11T09:00:00Z", "s1", "conceded");
    assertEquals("20.00 Billable disputed open", contest.at("2026-12-10T10:00:00Z"));
    assertEquals(
        List.of(
            new Share("s3", 0, "human_handled"),
            new Share("s2", 750, null),
            new Share("s1", 750, null)),
        contest.course(END).last().answer().shares());
    assertEquals(1500, contest.course(END).stands());
    var same = threeSessions().disputed("2026-12-10T09:00:00Z", "p1", "wrong_value", "20.00");
    assertEquals("not_less", same.word("payer", "p1"));
  }

  @Test
  void exampleK_tooLateToTheSecond_andAccepted() {
    assertEquals("too_late", disputedAt(policy(), "2027-01-03T00:00:00Z"));
    assertEquals("opened", disputedAt(policy(), "2027-01-02T23:59:59Z"));
    assertEquals(
        "accepted",
        disputedAt(policy().accepted("2026-11", "2026-12-08T00:00:00Z"), "2026-12-09T00:00:00Z"));
    assertEquals(
        "opened",
        disputedAt(
            policy().accepted("2026-11", "2026-12-08T00:00:00Z", CLAIM), "2026-12-09T00:00:00Z"));
    var before =
        policy()
            .disputed("2026-12-07T00:00:00Z", "p1", "not_ours")
            .accepted("2026-11", "2026-12-08T00:00:00Z");
    assertEquals("0 NotBillable unanswered falls silence 2026-12-17T00:00:00Z", before.at(END));
  }

  private static String disputedAt(OracleContest contest, String at) {
    return contest.disputed(at, "p1", "not_ours").word("payer", "p1");
  }

  @Test
  void exampleL_decidedLate_takesTheSilenceAway() {
    var contest =
        policy()
            .disputed("2026-12-10T09:00:00Z", "p1", "not_delivered")
            .received("2026-12-20T08:59:00Z")
            .answered("2026-12-22T12:00:00Z", "s1", "contested");
    assertEquals("answered", contest.word("seller", "s1"));
    assertEquals("30.00 Billable disputed answered", contest.at("2026-12-22T12:00:00Z"));
    assertEquals(
        List.of(
            BILLED,
            "-30.00 2026-12-20T09:00:00Z 2026-12-20T09:00:00Z",
            "+30.00 2026-12-22T12:00:00Z 2026-11-02T10:00:00Z"),
        contest.results(END));
    assertEquals("30.00 Billable null stands silence 2027-01-21T12:00:00Z", contest.at(END));
  }
}
