package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleRuling.Finding.FALLS;
import static dev.countersign.testing.oracle.OracleRuling.Finding.STANDS;
import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.merged;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Witnesses and rulings (contract, section 11). */
final class OracleWitnessTest {
  private static final String SOLVED = "2026-03-02T10:00:00Z";
  private static final String DENIED = "2026-03-08T10:00:00Z";

  private static OracleTermsDraft reviewed() {
    return terms().sources("crm", "desk").each("1.50", "EUR").hold("occurred_at", "P3D").review();
  }

  private static OracleLife solved(OracleTermsDraft terms) {
    return OracleLife.under(terms)
        .session("s1", "2026-03-01T10:00:00Z")
        .told(SOLVED, attested("m1"));
  }

  private static OracleSaying denial(String message) {
    return retracted(message, "reopened").from("desk");
  }

  private static OracleLife denied() {
    return solved(reviewed()).told(DENIED, denial("w1"));
  }

  @Test
  void denial_contradicts_untilTheWitnessTakesItBack() {
    var life = denied();
    assertEquals("0 Ambiguous witness_contradicts", life.stands());
    assertEquals("witnessed", life.verdict("w1"));
    life.told("2026-03-09T10:00:00Z", attested("w2").from("desk"));
    assertEquals("1.50 Billable", life.stood());
    assertEquals(3, life.events());
  }

  @Test
  void denial_underKeep_changesNothing() {
    var life =
        solved(terms().sources("crm", "desk").each("1.50", "EUR")).told(DENIED, denial("w1"));
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void denial_olderThanTheTruth_isNoContradiction() {
    var life = OracleLife.under(reviewed()).session("s1", "2026-03-01T10:00:00Z");
    life.told("2026-03-01T12:00:00Z", denial("w1")).told(SOLVED, attested("m1"));
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void denial_datedAhead_contradictsFromItsDate() {
    var notice = denial("w1").occurred("2026-06-01T10:00:00Z").stated(DENIED);
    var life = solved(reviewed()).told(DENIED, notice);
    assertEquals(Instant.parse("2026-06-01T10:00:00Z"), life.answer().next());
    assertEquals("1.50 Billable", life.stands("2026-05-31T10:00:00Z"));
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void denial_afterTheClawback_isNoContradiction() {
    var life = solved(reviewed().full(null, "occurred_at", "P6D")).told(DENIED, denial("w1"));
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void denial_thatWouldBeLocked_isNoContradictionButAMergeIs() {
    var life = solved(reviewed().lock("occurred_at", "P5D")).told(DENIED, denial("w1"));
    assertEquals("1.50 Billable", life.stands());
    life.told("2026-03-09T10:00:00Z", merged("w2", "ticket/T-2").from("desk"));
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void denial_ofWhatIsTakenBackWholly_changesNothing() {
    var life = denied().told("2026-03-09T10:00:00Z", retracted("m2", "spam"));
    assertEquals("0 Reversed spam", life.stood());
    var early = retracted("m2", "spam").occurred("2026-03-03T10:00:00Z");
    var soon = solved(reviewed().proRata(null, "occurred_at", "P10D")).told(DENIED, denial("w1"));
    assertEquals("0 Reversed spam", soon.told("2026-03-09T10:00:00Z", early).stood());
  }

  @Test
  void denial_ofWhatIsTakenBackInPart_contradicts() {
    var life = solved(reviewed().proRata(null, "occurred_at", "P10D"));
    life.told("2026-03-07T10:00:00Z", retracted("m2", "spam"));
    assertEquals("0.75 Reversed spam", life.stands());
    life.told(DENIED, denial("w1"));
    assertEquals("0 Ambiguous witness_contradicts", life.stands());
    assertEquals("0.75 Reversed spam", life.ruled("2026-03-10T10:00:00Z", STANDS).stood());
  }

  @Test
  void denial_ofWhatGivesNothingBack_contradictsAndTheRetractionIsAccepted() {
    var terms = reviewed().full(Set.of("reopened"), "occurred_at", "P1Y");
    var life = solved(terms).told(DENIED, denial("w1"));
    life.told("2026-03-09T10:00:00Z", retracted("m2", "other"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void denial_withAPriceThatIsMissing_isNotLookedAt() {
    var terms = terms().sources("crm", "desk").percent("10", "EUR").review();
    var life = solved(terms).told(DENIED, denial("w1"));
    assertEquals("0 NotBillable missing_value", life.stood());
  }

  @Test
  void denial_underARuleThatReturnsAPart_contradictsHoweverSmallItIs() {
    // A day of 365 of 0.01 rounds to nothing.
    var terms = terms().zone("UTC").sources("crm", "desk").each("0.01", "EUR").review();
    var cent = solved(terms.proRata(null, "occurred_at", "P365D"));
    var late = denial("w1").occurred("2027-03-01T09:00:00Z");
    cent.told("2027-03-01T10:00:00Z", late);
    assertEquals("0 Ambiguous witness_contradicts", cent.stood());
  }

  @Test
  void denial_ofAPriceOfZero_contradicts() {
    var terms = terms().sources("crm", "desk").each("0.00", "EUR").review();
    assertEquals(
        "0 Ambiguous witness_contradicts", solved(terms).told(DENIED, denial("w")).stood());
  }

  @Test
  void denial_onTheLastDay_returnsNothing() {
    var terms = terms().zone("UTC").sources("crm", "desk").each("1.50", "EUR").review();
    var life = solved(terms.proRata(null, "occurred_at", "P6D"));
    life.told(DENIED, denial("w1").occurred("2026-03-08T09:00:00Z"));
    assertEquals("1.50 Billable", life.stood());
  }

  @Test
  void denial_lockedAtItsPlaceInTheOrder_isNoContradiction() {
    var terms = reviewed().lock("facts.done", "P0D");
    var life = OracleLife.under(terms).session("s1", "2026-03-01T10:00:00Z");
    life.told(SOLVED, attested("m1").fact("done", "2026-03-07"));
    life.told("2026-03-06T10:00:00Z", noted("m2").fact("done", "2026-03-20"));
    life.told(DENIED, denial("w1"));
    assertEquals("0 Ambiguous witness_contradicts", life.stands());
    life.told("2026-03-09T10:00:00Z", noted("m3").fact("done", "2026-03-07"));
    // What was said of the lock later doesn't reach back to the denial's place.
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void ruling_stands_settles() {
    assertEquals("1.50 Billable", denied().ruled("2026-03-10T10:00:00Z", STANDS).stood());
  }

  @Test
  void ruling_falls_owesNothing() {
    var life = denied().ruled("2026-03-10T10:00:00Z", FALLS);
    assertEquals("0 NotBillable ruled_out", life.stands());
    life.told("2026-03-11T10:00:00Z", restated("m2", SOLVED));
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void ruling_olderThanTheContradiction_settlesNothing() {
    var life = denied().ruled("2026-03-10T10:00:00Z", STANDS);
    life.told("2026-03-11T10:00:00Z", attested("w2").from("desk"));
    life.told("2026-03-12T10:00:00Z", denial("w3"));
    assertEquals("0 Ambiguous witness_contradicts", life.stood());
  }

  @Test
  void ruling_falls_isForgottenOnceNobodyContradicts() {
    var life = denied().ruled("2026-03-10T10:00:00Z", FALLS);
    life.told("2026-03-11T10:00:00Z", attested("w2").from("desk"));
    assertEquals("1.50 Billable", life.stood());
  }
}
