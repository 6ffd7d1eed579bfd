package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.merged;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleRule.Holds;
import dev.countersign.testing.oracle.OracleSession.Arm;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Cases of solved tickets from public complaints, with what a fair person would bill. */
final class OracleTicketCasesTest {
  private static final String STARTED = "2026-03-01T10:00:00Z";
  private static final String SOLVED = "2026-03-02T10:00:00Z";
  private static final OracleFreeRule LOW_RATING =
      new OracleFreeRule("low_rating", OracleTicketCasesTest::isLow);

  /** {@code attestation.facts.csat <= 3}. */
  private static Holds isLow(OracleTruth truth, OracleSession session) {
    if (!truth.facts().containsKey("csat")) {
      return Holds.FALSE;
    }
    return truth.facts().get("csat") instanceof BigDecimal stars
        ? stars.intValue() <= 3 ? Holds.TRUE : Holds.FALSE
        : Holds.FAILED;
  }

  private static OracleTermsDraft held() {
    return terms().each("1.50", "EUR").hold("occurred_at", "P3D");
  }

  private static OracleLife ticket(OracleTermsDraft terms) {
    return OracleLife.under(terms).session("s1", STARTED);
  }

  private static OracleLife solved(OracleTermsDraft terms) {
    return ticket(terms).told(SOLVED, attested("m1"));
  }

  private static OracleLife rated(Object stars) {
    return ticket(held().free(LOW_RATING)).told(SOLVED, attested("m1").fact("csat", stars));
  }

  @Test
  void again_oneFactUnderFourIds_isBilledOnce() {
    var life = ticket(terms().each("0.99", "EUR"));
    for (int i = 0; i < 4; i++) {
      var again = attested("m" + i).occurred(SOLVED);
      life.told("2026-03-02T10:00:0" + i + "Z", again);
    }
    assertEquals("0.99 Billable", life.stood());
    assertEquals("duplicate", life.verdict("m3"));
    assertEquals(1, life.events());
  }

  @Test
  void again_chatThenMail_isBilledOnce() {
    var life = ticket(held()).session("s2", "2026-03-02T11:00:00Z");
    life.told("2026-03-02T11:30:00Z", attested("m1").conversation("c-s1"));
    life.told("2026-03-02T12:30:00Z", attested("m2").conversation("c-s1"));
    assertEquals("1.50 Billable", life.stood());
    assertEquals(1, life.events());
  }

  @Test
  void again_factsThatItDoesNotState_stay() {
    var vip =
        new OracleFreeRule(
            "vip",
            (truth, session) ->
                Boolean.TRUE.equals(truth.facts().get("vip")) ? Holds.TRUE : Holds.FALSE);
    var life = ticket(terms().each("1.50", "EUR").free(vip));
    life.told(SOLVED, attested("m1").fact("vip", true).fact("team", "north"));
    life.told("2026-03-04T10:00:00Z", attested("m2").fact("team", "south"));
    assertEquals("0 NotBillable vip", life.stood());
  }

  @Test
  void merged_splitAgain_standsAgain() {
    var life = solved(held());
    life.told("2026-03-06T10:00:00Z", merged("m2", "ticket/T-21"));
    life.told(
        "2026-03-07T10:00:00Z", attested("m3").occurred(SOLVED).stated("2026-03-07T10:00:00Z"));
    assertEquals("1.50 Billable", life.stood());
    assertEquals(3, life.events());
  }

  @Test
  void noted_ratingOfAFormerSolution_stays() {
    var life = ticket(held().free(LOW_RATING)).told(SOLVED, attested("m1"));
    life.told("2026-03-03T10:00:00Z", noted("m2").fact("csat", 1));
    life.told("2026-03-04T10:00:00Z", retracted("m3", "reopened"));
    life.told("2026-03-06T10:00:00Z", attested("m4"));
    assertEquals("0 NotBillable low_rating", life.stood());
  }

  @Test
  void reinstated_twiceInARow_isBilledOnce() {
    var life = solved(held()).told("2026-03-08T10:00:00Z", retracted("m2", "reopened"));
    life.told(
        "2026-03-09T10:00:00Z", attested("m3").occurred(SOLVED).stated("2026-03-09T10:00:00Z"));
    life.told(
        "2026-03-10T10:00:00Z", attested("m4").occurred(SOLVED).stated("2026-03-10T10:00:00Z"));
    assertEquals("1.50 Billable", life.stood());
    assertEquals("duplicate", life.verdict("m4"));
    assertEquals(3, life.events());
  }

  @Test
  void restated_beforeItsSession_owesNothing() {
    var life = solved(held());
    life.told("2026-03-06T10:00:00Z", restated("m2", "2026-02-20T10:00:00Z"));
    assertEquals("0 Parked precedes_session", life.stands());
    assertEquals("0 Lapsed precedes_session", life.stood());
    assertEquals(2, life.events());
  }

  @Test
  void retraction_againAfterTheClawback_staysBack() {
    var life = solved(held().full(null, "occurred_at", "P14D"));
    life.told("2026-03-08T10:00:00Z", retracted("m2", "reopened"));
    life.told("2026-04-20T10:00:00Z", retracted("m3", "reopened"));
    assertEquals("0 Reversed reopened", life.stood());
    assertEquals("superseded", life.verdict("m3"));
  }

  @Test
  void retraction_atTheEndOfHoldAndClawback_isTooLate() {
    var life = solved(held().full(null, "occurred_at", "P3D"));
    life.told("2026-03-05T10:00:00Z", retracted("m2", "reopened"));
    assertEquals("not_refundable", life.verdict("m2"));
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void retraction_insideTheHoldToldLongAfter_takesAllBack() {
    var life = solved(held().full(null, "occurred_at", "P14D"));
    life.told("2026-09-02T10:00:00Z", retracted("m2", "reopened").occurred("2026-03-04T10:00:00Z"));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void retraction_notice_takesEffectOnItsDate() {
    var life = solved(held());
    var notice = retracted("m2", "leaves").occurred("2026-06-01T10:00:00Z");
    life.told("2026-03-10T10:00:00Z", notice.stated("2026-03-10T10:00:00Z"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("1.50 Billable", life.stands("2026-06-01T09:59:59Z"));
    assertEquals("0 Reversed leaves", life.stands("2026-06-01T10:00:00Z"));
  }

  @Test
  void retraction_noticeAfterARealOne_changesNothing() {
    var life = solved(held()).told("2026-03-08T10:00:00Z", retracted("m2", "reopened"));
    var notice = retracted("m3", "reopened").occurred("2026-06-01T10:00:00Z");
    life.told("2026-03-10T10:00:00Z", notice.stated("2026-03-10T10:00:00Z"));
    assertEquals("0 Reversed reopened", life.stands("2026-05-01T10:00:00Z"));
    assertEquals("0 Reversed reopened", life.stood());
    assertEquals(2, life.events());
  }

  @Test
  void retraction_withAValueInDollars_countsAll() {
    var life = solved(held());
    life.told("2026-03-15T10:00:00Z", retracted("m2", "reopened").value("100.00", "USD"));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void rule_ofAFactThatIsNotThere_doesNotHold() {
    assertEquals("1.50 Billable", solved(held().free(LOW_RATING)).stood());
  }

  @Test
  void rule_thatFails_waitsForAPerson() {
    assertEquals("0 Ambiguous rule_failed", rated("good").stood());
    assertEquals("low_rating", rated("good").answer().detail());
    var stands = rated("good").ruled("2026-11-20T10:00:00Z", OracleRuling.Finding.STANDS);
    assertEquals("1.50 Billable", stands.stood());
    var falls = rated("good").ruled("2026-11-20T10:00:00Z", OracleRuling.Finding.FALLS);
    assertEquals("0 NotBillable ruled_out", falls.stood());
  }

  @Test
  void rule_thatFails_rulingOlderThanTheTruthSettlesNothing() {
    var life = rated("good").ruled("2026-03-03T10:00:00Z", OracleRuling.Finding.STANDS);
    life.told("2026-03-04T10:00:00Z", restated("m2", SOLVED).fact("csat", "bad"));
    assertEquals("0 Ambiguous rule_failed", life.stood());
  }

  @Test
  void session_correctedToAPersons_isFree() {
    var life = solved(held().free(OracleFreeRule.HUMAN_HANDLED));
    assertEquals("1.50 Billable", life.stands("2026-03-08T10:00:00Z"));
    life.form("2026-03-09T10:00:00Z", "s1", STARTED, Mode.LIVE, Arm.TREATMENT, Hand.BOTH);
    assertEquals("0 NotBillable human_handled", life.stood());
  }

  @Test
  void session_holdout_isAlwaysFree() {
    var life = OracleLife.under(held());
    life.form(STARTED, "s1", STARTED, Mode.LIVE, Arm.HOLDOUT, Hand.AGENT);
    assertEquals("0 NotBillable holdout", life.told(SOLVED, attested("m1")).stood());
  }

  @Test
  void test_afterTheRealOne_isPassedOver() {
    var life = ticket(held());
    life.form(
        "2026-03-01T12:00:00Z", "t1", "2026-03-01T12:00:00Z", Mode.TEST, Arm.TREATMENT, Hand.AGENT);
    assertEquals("1.50 Billable", life.told(SOLVED, attested("m1")).stood());
  }

  @Test
  void test_only_isASessionOnlyWhereItIsNamed() {
    var life = OracleLife.under(held());
    life.form(STARTED, "t1", STARTED, Mode.TEST, Arm.TREATMENT, Hand.AGENT);
    life.told(SOLVED, attested("m1"));
    assertEquals("0 Parked no_session", life.stands());
    life.told("2026-03-03T10:00:00Z", attested("m2").session("t1"));
    assertEquals("0 NotBillable test", life.stands());
  }

  @Test
  void wait_sessionWithinIt_counts() {
    var life = OracleLife.under(held()).told(SOLVED, attested("m1"));
    assertEquals("0 Parked no_session", life.stands());
    life.session("s1", STARTED, "2026-03-09T10:00:00Z");
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void wait_saidAgainAfterIt_staysLapsed() {
    var life = OracleLife.under(held()).told(SOLVED, attested("m1"));
    life.session("s1", STARTED, "2026-03-09T10:00:01Z");
    life.told("2026-03-14T10:00:00Z", attested("m2"));
    assertEquals("0 Lapsed no_session", life.stood());
  }

  @Test
  void wait_correctionAfterIt_counts() {
    var life = OracleLife.under(held());
    life.session("s1", "2026-03-02T11:00:00Z", "2026-03-02T11:00:00Z");
    life.told("2026-03-02T12:00:00Z", attested("m1").occurred(SOLVED));
    assertEquals("0 Parked precedes_session", life.stands());
    life.session("s1", STARTED, "2026-03-20T10:00:00Z");
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void zone_holdIntoAMissingHour_endsAfterTheGap() {
    var terms = terms().each("1.50", "EUR").hold("facts.s", "P1D").full(null, "occurred_at", "P1D");
    var before = ticket(terms).told(SOLVED, attested("m1").fact("s", "2026-03-28T02:30:00+01:00"));
    before.told("2026-03-29T01:29:59Z", retracted("m2", "reopened"));
    assertEquals("0 Void reopened", before.stood());
    var after = ticket(terms).told(SOLVED, attested("m1").fact("s", "2026-03-28T02:30:00+01:00"));
    after.told("2026-03-29T01:30:00Z", retracted("m2", "reopened"));
    assertEquals("1.50 Billable", after.stood());
  }

  @Test
  void sole_severalSessions_waitForAChoice() {
    var terms = held().attribution(OracleTerms.Attribution.SOLE);
    var life = ticket(terms).session("s2", "2026-03-01T11:00:00Z").told(SOLVED, attested("m1"));
    assertEquals("0 Ambiguous several_sessions", life.stands());
    assertEquals("0 Lapsed several_sessions", life.stands("2026-03-09T10:00:00Z"));
    life.chosen("2026-03-10T10:00:00Z", "s1");
    assertEquals("1.50 Billable", life.stands());
  }
}
