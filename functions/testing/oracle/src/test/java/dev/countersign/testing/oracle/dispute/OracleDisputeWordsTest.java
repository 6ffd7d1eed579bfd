package dev.countersign.testing.oracle.dispute;

import static dev.countersign.testing.oracle.dispute.OracleContest.END;
import static dev.countersign.testing.oracle.dispute.OracleContest.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided.Dated;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The words that messages are answered with: lines 2 to 14 of section 5, and section 6. */
final class OracleDisputeWordsTest {
  private static final String ACCEPTED_AT = "2026-12-09T00:00:00Z";
  private static final String DECEMBER = "2026-12-10T09:00:00Z";

  private static OracleContest disputed() {
    return policy().disputed(DECEMBER, "p1", "not_ours");
  }

  private static String second(OracleContest contest, String at, String... amount) {
    return contest.disputed(at, "p2", "not_ours", amount).word("payer", "p2");
  }

  @Test
  void dispute_sentAgain_isADuplicateAlsoAfterTheEnd() {
    var contest = disputed().disputed("2027-01-01T00:00:00Z", "p1", "not_ours");
    assertEquals("duplicate", contest.word("payer", "p1"));
    var other = disputed().disputed("2026-12-11T00:00:00Z", "p1", "duplicate");
    assertEquals("conflict", other.word("payer", "p1"));
    assertEquals("not_ours", other.course(END).last().answer().detail());
  }

  @Test
  void dispute_refused_mayUseItsIdAgain() {
    var contest = policy().disputed("2026-11-01T00:00:00Z", "p1", "not_ours");
    contest.disputed(DECEMBER, "p1", "not_ours");
    assertEquals("opened", contest.word("payer", "p1"));
  }

  @Test
  void dispute_ofNothing_isOfAnUnknownOutcome() {
    assertEquals("unknown_outcome", second(policy().of("policy_signed/policy/P-9"), DECEMBER));
    var contest = policy().disputed(DECEMBER, "p2", "not_ours", 2);
    assertEquals("unknown_outcome", contest.word("payer", "p2"));
  }

  @Test
  void dispute_ofAnOutcomeWithoutALine_isNotBilled() {
    var contest =
        OracleContest.empty().attested("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z", "s9");
    assertEquals("not_billed", second(contest, DECEMBER));
  }

  @Test
  void dispute_ofWhatWasNeverBilledAndTakenBack_isNotBilled() {
    var contest = policy().retracted("2026-11-10T00:00:00Z", "2026-11-10T00:00:00Z", "lapsed");
    assertEquals("not_billed", second(contest, DECEMBER));
  }

  @Test
  void dispute_ofOneThatIsDisputed_isAlreadyDisputed() {
    assertEquals("already_disputed", second(disputed(), "2026-12-11T00:00:00Z"));
    assertEquals("already_disputed", second(disputed(), "2026-12-20T08:59:59Z"));
  }

  @Test
  void dispute_afterADecision_isDecided() {
    assertEquals("decided", second(disputed(), "2026-12-20T09:00:00Z"));
    var stands =
        disputed()
            .answered("2026-12-11T00:00:00Z", "s1", "contested")
            .ruled("2026-12-12T00:00:00Z", "j1", "stands");
    assertEquals("decided", second(stands, "2026-12-13T00:00:00Z"));
  }

  @Test
  void dispute_afterAWithdrawal_isOpened() {
    var withdrawn = disputed().withdrawn("2026-12-11T00:00:00Z", "w1");
    assertEquals("opened", second(withdrawn, "2026-12-12T00:00:00Z"));
    var offered =
        disputed()
            .answered("2026-12-10T12:00:00Z", "s1", "offered", "25.00")
            .withdrawn("2026-12-11T00:00:00Z", "w1");
    assertEquals("decided", second(offered, "2026-12-12T00:00:00Z"));
  }

  @Test
  void dispute_amount_isInTheLinesCurrencyAndLess() {
    assertEquals("wrong_currency", second(policy(), DECEMBER, "18.00", "USD"));
    assertEquals("not_less", second(policy(), DECEMBER, "30.00"));
    assertEquals("opened", second(policy(), DECEMBER, "29.99"));
  }

  @Test
  void dispute_ofALineThatIsPublishedOnly_waitsForNoMonth() {
    assertEquals("opened", second(policy(), "2026-11-16T10:00:00Z"));
    assertEquals("opened", second(policy(), "2026-11-16T09:59:59Z"));
  }

  @Test
  void dispute_replayed_isInTimeByItsReceipt() {
    var contest = policy().received("2027-01-02T23:59:59Z");
    assertEquals("opened", second(contest, "2027-03-01T00:00:00Z"));
    assertEquals("30.00 Billable disputed open", contest.at("2027-03-10T23:59:59Z"));
    assertEquals("0 NotBillable unanswered falls silence 2027-03-11T00:00:00Z", contest.at(END));
  }

  @Test
  void dispute_acceptedInPart_isOpenedByTheAcceptance() {
    assertEquals(
        "opened", excepted(policy().accepted("2026-11", ACCEPTED_AT, OracleContest.CLAIM)));
  }

  @Test
  void dispute_byAnAcceptanceAfterSilence_isOfAnAcceptedMonth() {
    assertEquals("accepted", excepted(policy().accepted("2026-11", ACCEPTED_AT)));
  }

  /** What an acceptance that names the line is answered about it. */
  private static String excepted(OracleContest contest) {
    var at = Instant.parse(ACCEPTED_AT);
    var by = new OracleQuarrel.Sender("payer", "acc#1");
    return contest
        .told(new OracleQuarrel.Disputed(OracleContest.CLAIM, by, "other", null, null, at, at))
        .word("payer", "acc#1");
  }

  @Test
  void dispute_namesAResultThatWasReplaced_isSettled() {
    var contest = policy().retracted("2026-12-15T10:00:00Z", "2026-12-15T10:00:00Z", "cancelled");
    contest.disputed("2026-12-28T00:00:00Z", "p1", "not_ours", 1);
    contest.disputed("2026-12-29T00:00:00Z", "p2", "not_ours", 2);
    assertEquals("settled", contest.word("payer", "p1"));
    assertEquals("opened", contest.word("payer", "p2"));
  }

  @Test
  void answer_toNothing_isOfAnUnknownDispute() {
    var contest = policy().answered(DECEMBER, "s1", "contested");
    assertEquals("unknown_dispute", contest.word("seller", "s1"));
    var settled =
        policy()
            .retracted("2026-12-05T10:00:00Z", "2026-11-20T10:00:00Z", "lapsed")
            .disputed(DECEMBER, "p1", "not_ours")
            .answered("2026-12-11T00:00:00Z", "s1", "contested");
    assertEquals("unknown_dispute", settled.word("seller", "s1"));
  }

  @Test
  void answer_offersNoLessThanBefore_isAnsweredBefore() {
    var contest = disputed().answered("2026-12-11T00:00:00Z", "s1", "offered", "25.00");
    contest.answered("2026-12-12T00:00:00Z", "s2", "offered", "25.00");
    contest.answered("2026-12-12T00:00:01Z", "s3", "contested");
    contest.answered("2026-12-12T00:00:02Z", "s4", "offered", "24.99");
    contest.answered("2026-12-12T00:00:03Z", "s5", "offered", "30.00");
    assertEquals("answered_before", contest.word("seller", "s2"));
    assertEquals("answered_before", contest.word("seller", "s3"));
    assertEquals("answered", contest.word("seller", "s4"));
    assertEquals("not_less", contest.word("seller", "s5"));
    assertEquals("24.99 Billable adjusted adjusted silence 2027-01-10T00:00:00Z", contest.at(END));
  }

  @Test
  void ruling_beforeTheSellerIsHeard_isNotAnswered() {
    var contest = disputed().ruled("2026-12-11T00:00:00Z", "j1", "falls");
    assertEquals("not_answered", contest.word("judge", "j1"));
  }

  @Test
  void ruling_beforeTheSellerIsHeardAndDecidedLate_leavesTheSilence() {
    var contest =
        disputed().received("2026-12-11T00:00:00Z").ruled("2026-12-21T00:00:00Z", "j1", "stands");
    assertEquals("not_answered", contest.word("judge", "j1"));
    assertEquals("0 NotBillable unanswered falls silence 2026-12-20T09:00:00Z", contest.at(END));
  }

  @Test
  void ruling_byAnotherOrWithoutATime_isRefused() {
    var contest = disputed().answered("2026-12-11T00:00:00Z", "s1", "contested");
    contest.ruled("desk", Dated.SIGNED, "2026-12-12T00:00:00Z", "j1", "falls");
    contest.ruled("judge", Dated.UNSIGNED, "2026-12-12T00:00:01Z", "j2", "falls");
    contest.ruled("judge", Dated.COMMAND, "2026-12-12T00:00:02Z", "j3", "falls");
    assertEquals("not_the_arbiter", contest.word("desk", "j1"));
    assertEquals("unsigned_time", contest.word("judge", "j2"));
    assertEquals("not_the_arbiter", contest.word("judge", "j3"));
  }

  @Test
  void ruling_adjusted_isBetweenTheTwo() {
    var contest =
        policy()
            .disputed(DECEMBER, "p1", "wrong_value", "18.00")
            .answered("2026-12-11T00:00:00Z", "s1", "contested");
    contest.ruled("2026-12-12T00:00:00Z", "j1", "adjusted", "18.00");
    contest.ruled("2026-12-12T00:00:01Z", "j2", "adjusted", "30.00");
    contest.ruled("2026-12-12T00:00:02Z", "j3", "adjusted", "20.00", "USD");
    contest.ruled("2026-12-12T00:00:03Z", "j4", "adjusted", "18.01");
    assertEquals("not_more", contest.word("judge", "j1"));
    assertEquals("not_less", contest.word("judge", "j2"));
    assertEquals("wrong_currency", contest.word("judge", "j3"));
    assertEquals("resolved", contest.word("judge", "j4"));
  }

  @Test
  void offer_thatCameInTimeAndIsDecidedLate_bindsFromTheDeadlineOn() {
    var contest =
        disputed()
            .answered("2026-12-11T00:00:00Z", "s1", "offered", "25.00")
            .received("2027-01-09T00:00:00Z")
            .answered("2027-01-20T00:00:00Z", "s2", "offered", "20.00");
    assertEquals("answered", contest.word("seller", "s2"));
    assertEquals("20.00 Billable adjusted adjusted silence 2027-01-10T00:00:00Z", contest.at(END));
  }

  @Test
  void offer_thatCameInTimeAndIsDecidedLate_isOneEntryInMoney() {
    var contest =
        disputed()
            .answered("2026-12-11T00:00:00Z", "s1", "offered", "25.00")
            .received("2027-01-09T00:00:00Z")
            .answered("2027-01-20T00:00:00Z", "s2", "offered", "20.00");
    assertEquals(5, contest.results(END).size());
    assertEquals("-25.00 2027-01-20T00:00:00Z 2027-01-10T00:00:00Z", contest.results(END).get(3));
  }

  @Test
  void dispute_ofWhatWasTrueBefore_opensAndEndsByTheTerms() {
    var contest =
        policy()
            .retracted("2026-12-05T10:00:00Z", "2026-11-20T10:00:00Z", "lapsed")
            .attested("2026-12-06T10:00:00Z", "2026-11-18T10:00:00Z", "s1")
            .received("2026-12-04T00:00:00Z")
            .disputed(DECEMBER, "p1", "not_ours");
    assertEquals("opened", contest.word("payer", "p1"));
    assertEquals("30.00 Billable null falls terms 2026-12-10T09:00:00Z", contest.at(END));
  }

  @Test
  void terms_thatDecideAtTheDeadline_decideFirst() {
    var contest =
        disputed()
            .form("2026-12-15T00:00:00Z", "s1", "2026-11-01T09:00:00Z", Mode.LIVE, Hand.HUMAN);
    assertEquals("0 NotBillable human_handled falls terms 2026-12-15T00:00:00Z", contest.at(END));
  }
}
