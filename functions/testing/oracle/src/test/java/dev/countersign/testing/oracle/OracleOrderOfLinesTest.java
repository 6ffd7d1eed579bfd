package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleRuling.Finding.FALLS;
import static dev.countersign.testing.oracle.OracleRuling.Finding.STANDS;
import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.merged;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static dev.countersign.testing.oracle.OracleTermsDraft.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.testing.oracle.OracleRule.Holds;
import dev.countersign.testing.oracle.OracleSession.Arm;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which line decides where several apply (contract, section 8), and when it is looked at again. */
final class OracleOrderOfLinesTest {
  private static final String STARTED = "2026-03-01T10:00:00Z";
  private static final String SOLVED = "2026-03-02T10:00:00Z";
  private static final String LATER = "2026-03-04T10:00:00Z";
  private static final Instant END_OF_WAIT = Instant.parse("2026-03-09T10:00:00Z");
  private static final OracleRule FAILS = (truth, session) -> Holds.FAILED;
  private static final OracleFreeRule BAD = new OracleFreeRule("bad", FAILS);

  private static OracleTermsDraft each() {
    return terms().each("1.50", "EUR");
  }

  private static OracleLife solved(OracleTermsDraft terms) {
    return OracleLife.under(terms).session("s1", STARTED).told(SOLVED, attested("m1"));
  }

  private static void assertIsMerged(OracleLife life) {
    life.told(LATER, merged("g1", "ticket/T-9"));
    assertEquals("0 Void merged", life.stands());
    assertEquals("ticket/T-9", life.answer().detail());
    assertEquals("0 Void merged", life.stood());
  }

  @Test
  void merged_withoutATruth_beforeAssurance() {
    var weak = attested("m1").grade(OracleAssurance.CALLER_ONLY);
    assertIsMerged(OracleLife.under(each()).told(SOLVED, weak));
  }

  @Test
  void merged_withoutASession_hasNothingToWaitFor() {
    var life = OracleLife.under(each()).told(SOLVED, attested("m1"));
    assertEquals(END_OF_WAIT, life.answer().next());
    assertIsMerged(life);
    assertNull(life.answer().next());
  }

  @Test
  void merged_namedATestSession() {
    var life = OracleLife.under(each());
    life.form(STARTED, "t1", STARTED, Mode.TEST, Arm.TREATMENT, Hand.AGENT);
    assertIsMerged(life.told(SOLVED, attested("m1").session("t1")));
  }

  @Test
  void merged_withoutAChoice() {
    var terms = each().attribution(OracleTerms.Attribution.SOLE);
    var life = OracleLife.under(terms).session("s1", STARTED).session("s2", STARTED);
    assertIsMerged(life.told(SOLVED, attested("m1")));
  }

  @Test
  void merged_withoutAVersionThatGoverns() {
    var none = OracleLife.under(version(1, SOLVED).each("1.50", "EUR")).session("s1", STARTED);
    assertIsMerged(none.told(SOLVED, attested("m1")));
    var first = each().attribution(OracleTerms.Attribution.LAST);
    var other = version(2, "2026-03-01T12:00:00Z").each("2.00", "EUR");
    var circle = OracleLife.under(first, other.attribution(OracleTerms.Attribution.FIRST));
    circle.session("s1", STARTED).session("s2", "2026-03-01T13:00:00Z");
    assertIsMerged(circle.told(SOLVED, attested("m1")));
  }

  @Test
  void merged_withARuleThatFailsADateThatIsMissingOrNoPrice() {
    assertIsMerged(solved(each().free(BAD)));
    assertIsMerged(solved(each().hold("facts.start", "P0D")));
    assertIsMerged(solved(terms().percent("10", "EUR")));
    assertIsMerged(solved(terms().each(FAILS, "1.00", null, "EUR")));
  }

  @Test
  void merged_ofAFreeSession_sharesHaveNoReason() {
    var life = OracleLife.under(each());
    life.form(STARTED, "s1", STARTED, Mode.LIVE, Arm.HOLDOUT, Hand.AGENT);
    assertIsMerged(life.told(SOLVED, attested("m1")));
    assertEquals(List.of(new OracleAnswer.Share("s1", 0, null)), life.answer().shares());
  }

  @Test
  void merged_onceBilled_isReversedAlsoWithoutASession() {
    var life = solved(each());
    assertEquals("1.50 Billable", life.stands());
    life.form("2026-03-03T10:00:00Z", "s1", STARTED, Mode.TEST, Arm.TREATMENT, Hand.AGENT);
    assertEquals("0 Parked no_session", life.stands());
    life.told(LATER, merged("g1", "ticket/T-9"));
    assertEquals("0 Reversed merged", life.stood());
  }

  @Test
  void freeRuleFails_falls_beforeEverySessionIsFree() {
    var terms = each().free(BAD, OracleFreeRule.HUMAN_HANDLED);
    var life = OracleLife.under(terms);
    life.form(STARTED, "s1", STARTED, Mode.LIVE, Arm.TREATMENT, Hand.HUMAN);
    life.told(SOLVED, attested("m1"));
    assertEquals("0 Ambiguous rule_failed", life.stands());
    assertEquals("bad", life.answer().detail());
    life.ruled("2026-03-03T10:00:00Z", FALLS);
    assertEquals("0 NotBillable ruled_out", life.stands());
    life.ruled(LATER, STANDS);
    assertEquals("0 NotBillable human_handled", life.stood());
  }

  @Test
  void priceRuleFails_falls_afterADateThatIsMissing() {
    var price = terms().each(FAILS, "1.00", null, "EUR").hold("facts.start", "P0D");
    var life = solved(price).ruled(LATER, FALLS);
    assertEquals("0 NotBillable missing_date", life.stands());
    life.told("2026-03-05T10:00:00Z", attested("m2").fact("start", "2026-03-03").occurred(SOLVED));
    assertEquals("0 NotBillable ruled_out", life.stood());
  }

  @Test
  void priceRuleFails_ruledThatItStands_theNextPriceCounts() {
    var life = solved(terms().each(FAILS, "1.00", null, "EUR").each("2.00", "EUR"));
    assertEquals("price[0]", life.answer().detail());
    assertEquals("2.00 Billable", life.ruled(LATER, STANDS).stood());
  }

  @Test
  void retracted_withAPriceThatIsMissing_isNoPrice() {
    var life = solved(terms().percent("10", "EUR")).told(LATER, retracted("m2", "reopened"));
    assertEquals("0 NotBillable missing_value", life.stood());
  }

  @Test
  void nearMissOfANamedSession_isLookedAtAgainAtTheEndOfTheWait() {
    var life = OracleLife.under(each()).session("s1", "2026-03-02T11:00:00Z", STARTED);
    life.told(SOLVED, attested("m1").session("s1"));
    assertEquals("0 NotBillable precedes_session", life.stands());
    assertEquals(END_OF_WAIT, life.answer().next());
    assertNull(life.until("2026-03-09T10:00:00Z").answer().next());
  }

  @Test
  void noTermsAtTheSession_isNotLookedAtAgain() {
    var life = OracleLife.under(version(1, SOLVED).each("1.50", "EUR")).session("s1", STARTED);
    life.told(SOLVED, attested("m1"));
    assertEquals("0 NotBillable no_terms", life.stands());
    assertNull(life.answer().next());
  }

  @Test
  void dateAhead_ofAnything_isLookedAtAgain() {
    var life = OracleLife.under(each().sources("crm", "desk")).told(SOLVED, attested("m1"));
    var notice = retracted("w1", "leaves").from("desk").occurred("2026-06-01T10:00:00Z");
    life.told(LATER, notice.stated(LATER)).told(LATER, merged("g1", "ticket/T-9"));
    assertEquals(Instant.parse("2026-06-01T10:00:00Z"), life.answer().next());
  }
}
