package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static dev.countersign.testing.oracle.OracleTermsDraft.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Which version governs, and who speaks by it (contract, sections 5 and 6). */
final class OracleVersionsTest {
  private static final String STARTED = "2026-03-05T10:00:00Z";
  private static final String CHANGED = "2026-03-10T00:00:00Z";
  private static final String SOLVED = "2026-03-12T10:00:00Z";

  private static OracleTermsDraft fixed() {
    return terms().each("1.50", "EUR").hold("occurred_at", "P3D");
  }

  private static OracleTermsDraft second() {
    return version(2, CHANGED).hold("occurred_at", "P3D");
  }

  private static OracleLife session(OracleTermsDraft... versions) {
    return OracleLife.under(versions).session("s1", STARTED);
  }

  @Test
  void assurance_looserLater_theSessionsVersionGoverns() {
    var strict = fixed().believes(OracleAssurance.BODY_SIGNED_FRESH);
    var loose = second().each("1.50", "EUR").believes(OracleAssurance.CALLER_ONLY);
    var life = session(strict, loose);
    life.told(SOLVED, attested("m1").grade(OracleAssurance.CALLER_ONLY));
    assertEquals("0 NotBillable assurance", life.stood());
    assertEquals("under_assured", life.verdict("m1"));
    assertEquals(1, life.answer().reading());
  }

  @Test
  void biller_becomesWitness_billsByTheSessionsVersion() {
    var life =
        session(
            fixed().sources("crm", "desk"), second().each("1.50", "EUR").sources("desk", "crm"));
    assertEquals("1.50 Billable", life.told(SOLVED, attested("m1")).stood());
    assertEquals(1, life.answer().version());
  }

  @Test
  void biller_leavesTheTerms_takesBackWhatItSaid() {
    var life = session(fixed(), second().each("1.50", "EUR").sources("crm2"));
    life.told("2026-03-06T10:00:00Z", attested("m1"));
    life.told("2026-03-15T10:00:00Z", retracted("m2", "reopened"));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void currency_ofTheNewerOne_isAStatus() {
    var life =
        session(
            terms().percent("10", "EUR").hold("occurred_at", "P3D"), second().percent("10", "CHF"));
    life.told(SOLVED, attested("m1").value("100.00", "CHF"));
    assertEquals("0 NotBillable wrong_currency", life.stood());
    assertEquals("accepted", life.verdict("m1"));
  }

  @Test
  void currency_thatNoVersionTakes_isRefusedOrPassedOver() {
    var life = session(terms().percent("10", "EUR"));
    life.told(SOLVED, attested("m1").value("100.00", "CHF"));
    assertEquals("refused wrong_currency", life.verdict("m1"));
    assertEquals("0 NoOutcome", life.stands());
    life.told(SOLVED, attested("m1").value("100.00", "EUR"));
    life.told("2026-03-13T10:00:00Z", restated("m2", SOLVED).value("90.00", "CHF"));
    assertEquals("wrong_currency", life.verdict("m2"));
    assertEquals("10.00 Billable", life.stood());
  }

  @Test
  void holdDate_renamed_eachVersionReadsItsOwn() {
    var before = terms().each("1.50", "EUR").hold("facts.start", "P0D");
    var after = version(2, CHANGED).each("1.50", "EUR").hold("facts.begins", "P0D");
    var old = session(before, after).told(SOLVED, attested("m1").fact("start", "2026-03-13"));
    assertEquals("1.50 Billable", old.stood());
    var young = session(before, after).told(SOLVED, attested("m1").fact("begins", "2026-03-13"));
    assertEquals("0 NotBillable missing_date", young.stood());
  }

  @Test
  void laterSession_underTheNextVersion_changesTheVersion() {
    var life =
        OracleLife.under(fixed(), version(2, "2026-03-05T11:00:00Z").each("2.00", "EUR"))
            .session("s1", STARTED);
    life.told("2026-03-06T10:00:00Z", attested("m1"));
    life.session("s2", "2026-03-05T12:00:00Z", "2026-03-12T10:00:00Z");
    assertEquals("2.00 Billable", life.stood());
    assertEquals(3, life.events());
  }

  @Test
  void value_missingForTheNewerOnly_isNotMissed() {
    var life = session(fixed(), second().percent("10", "EUR"));
    assertEquals("1.50 Billable", life.told(SOLVED, attested("m1")).stood());
  }

  @Test
  void noVersionInForce_atTheSession_isNoTerms() {
    var life = OracleLife.under(version(1, "2026-03-06T00:00:00Z").each("1.50", "EUR"));
    life.session("s1", STARTED).told(SOLVED, attested("m1"));
    assertEquals("0 NotBillable no_terms", life.stood());
    assertNull(life.answer().version());
  }

  @Test
  void noVersionFits_eachLeadsToTheOthers_isNoTerms() {
    var first = fixed().attribution(OracleTerms.Attribution.LAST);
    var other = second().each("2.00", "EUR").attribution(OracleTerms.Attribution.FIRST);
    var life = session(first, other).session("s2", "2026-03-11T10:00:00Z");
    assertEquals("0 NotBillable no_terms", life.told(SOLVED, attested("m1")).stood());
  }

  @Test
  void twoFit_theNewestGoverns() {
    var first = fixed().attribution(OracleTerms.Attribution.FIRST);
    var other = second().each("2.00", "EUR").attribution(OracleTerms.Attribution.LAST);
    var life = session(first, other).session("s2", "2026-03-11T10:00:00Z");
    assertEquals("2.00 Billable", life.told(SOLVED, attested("m1")).stood());
  }

  @Test
  void succession_allRecordsSaidAnew_oneOrder() {
    var terms = fixed().sources("newcrm").succeeds("newcrm", "oldcrm");
    var life = session(terms).told("2026-03-06T10:00:00Z", attested("m1").from("oldcrm"));
    var anew = attested("m2").from("newcrm").occurred("2026-03-06T10:00:00Z");
    life.told("2026-03-20T10:00:00Z", anew.stated("2026-03-20T10:00:00Z"));
    assertEquals("duplicate", life.verdict("m2"));
    life.told("2026-03-24T10:00:00Z", retracted("m3", "reopened").from("oldcrm"));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void succession_inAnotherVersion_onlyTakesBack() {
    var later = second().each("1.50", "EUR").sources("crm2").succeeds("crm2", "crm");
    var life = session(fixed(), later).told("2026-03-06T10:00:00Z", attested("m1"));
    life.told("2026-03-07T10:00:00Z", noted("m2").from("crm2").fact("a", 1));
    assertEquals("witnessed", life.verdict("m2"));
    life.told("2026-03-15T10:00:00Z", retracted("m3", "reopened").from("crm2"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void succession_aStranger_isRefused() {
    var life = session(fixed()).told("2026-03-06T10:00:00Z", attested("m1"));
    life.told("2026-03-15T10:00:00Z", retracted("m2", "reopened").from("crm2"));
    assertEquals("refused source_not_in_terms", life.verdict("m2"));
    assertEquals("1.50 Billable", life.stood());
  }
}
