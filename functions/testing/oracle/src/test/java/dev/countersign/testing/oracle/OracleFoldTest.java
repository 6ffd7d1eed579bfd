package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.merged;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each row of the fold's table, and the lock (contract, section 5). */
final class OracleFoldTest {
  private static final String SOLD = "2026-03-02T10:00:00Z";

  private static OracleLife sale() {
    return OracleLife.under(terms().percent("10", "EUR").hold("occurred_at", "P3D"))
        .session("s1", "2026-03-01T10:00:00Z");
  }

  private static OracleLife locked() {
    return OracleLife.under(terms().percent("10", "EUR").lock("occurred_at", "P30D"))
        .session("s1", "2026-03-01T10:00:00Z");
  }

  private static OracleSaying won(String message) {
    return attested(message).value("70.00", "EUR");
  }

  @Test
  void nothing_attested_stands() {
    var life = sale().told(SOLD, won("m1"));
    assertEquals("7.00 Billable", life.stood());
    assertEquals("accepted", life.verdict("m1"));
  }

  @Test
  void nothing_restated_stands() {
    var life = sale().told(SOLD, restated("m1", SOLD).value("80.00", "EUR"));
    assertEquals("8.00 Billable", life.stood());
  }

  @Test
  void nothing_noted_isRememberedOnly() {
    var life = sale().told(SOLD, noted("m1").value("80.00", "EUR"));
    assertEquals("0 Parked not_attested", life.until("2026-03-02T10:00:00Z").stands());
    assertEquals("accepted", life.verdict("m1"));
    life.told("2026-03-03T10:00:00Z", attested("m2"));
    assertEquals("8.00 Billable", life.stood());
  }

  @Test
  void nothing_retracted_isTakenBack() {
    var life = sale().told(SOLD, retracted("m1", "reopened"));
    assertEquals("0 Void reopened", life.stood());
    assertEquals("accepted", life.verdict("m1"));
  }

  @Test
  void nothing_merged_isTakenBack() {
    var life = sale().told(SOLD, merged("m1", "ticket/T-9"));
    assertEquals("0 Void merged", life.stood());
    assertEquals("ticket/T-9", life.answer().detail());
  }

  @Test
  void stands_attestedAgain_replacesWhatItStates() {
    var life = sale().told(SOLD, won("m1").fact("a", 1).because("first"));
    life.told("2026-03-04T10:00:00Z", attested("m2").value("90.00", "EUR"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("9.00 Billable", life.stands("2026-03-05T10:00:00Z"));
    life.told("2026-03-06T10:00:00Z", attested("m3").fact("a", 1));
    assertEquals("duplicate", life.verdict("m3"));
    assertEquals("9.00 Billable", life.stood());
  }

  @Test
  void stands_restated_isTheWholeNewTruth() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-04T10:00:00Z", restated("m2", SOLD));
    assertEquals("0 NotBillable missing_value", life.stood());
  }

  @Test
  void stands_noted_changesFieldByField() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-04T10:00:00Z", noted("m2").value("20.00", "EUR"));
    life.told("2026-03-05T09:00:00Z", noted("m3").fact("stars", 5));
    assertEquals("2.00 Billable", life.stood());
    assertEquals("accepted", life.verdict("m3"));
  }

  @Test
  void stands_retracted_isTakenBack() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-08T10:00:00Z", retracted("m2", null));
    assertEquals("0 Reversed", life.stood());
    assertEquals(2, life.events());
  }

  @Test
  void stands_merged_isTakenBack() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-03T10:00:00Z", merged("m2", "ticket/T-9"));
    assertEquals("0 Void merged", life.stood());
    life.told("2031-01-01T00:00:00Z", noted("m3").fact("stars", 5));
    assertEquals("merged ticket/T-9", life.verdict("m3"));
  }

  @Test
  void takenBack_attested_isANewTruth() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-03T10:00:00Z", retracted("m2", "reopened"));
    life.told("2026-03-04T10:00:00Z", attested("m3"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("0 NotBillable missing_value", life.stands("2026-03-04T10:00:00Z"));
    life.told("2026-03-05T10:00:00Z", noted("m4").value("30.00", "EUR"));
    assertEquals("3.00 Billable", life.stood());
  }

  @Test
  void takenBack_restated_staysTakenBack() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-03T10:00:00Z", retracted("m2", "reopened"));
    life.told("2026-03-04T10:00:00Z", restated("m3", SOLD).value("50.00", "EUR"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("0 Void reopened", life.stood());
  }

  @Test
  void takenBackWithoutTruth_restated_isATruthTakenBack() {
    var life = sale().told("2026-03-01T11:00:00Z", retracted("m1", "reopened"));
    life.told("2026-03-04T10:00:00Z", restated("m2", SOLD).value("50.00", "EUR"));
    assertEquals("0 Void reopened", life.stood());
    assertEquals(1, life.answer().version());
  }

  @Test
  void takenBack_retractedAgain_countsIfItHappenedEarlier() {
    var life =
        OracleLife.under(
                terms()
                    .each("1.50", "EUR")
                    .hold("occurred_at", "P3D")
                    .full(null, "occurred_at", "P14D"))
            .session("s1", "2026-03-01T10:00:00Z");
    life.told(SOLD, attested("m1"));
    life.told("2026-04-20T10:00:00Z", retracted("m2", "late"));
    assertEquals("not_refundable", life.verdict("m2"));
    assertEquals("1.50 Billable", life.stands());
    life.told("2026-04-21T10:00:00Z", retracted("m3", "early").occurred("2026-03-08T10:00:00Z"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("0 Reversed early", life.stands());
    life.told("2026-04-22T10:00:00Z", retracted("m4", "later").occurred("2026-03-09T10:00:00Z"));
    assertEquals("superseded", life.verdict("m4"));
  }

  @Test
  void takenBack_merged_saysMerged() {
    var life = sale().told(SOLD, won("m1"));
    life.told("2026-03-03T10:00:00Z", retracted("m2", "reopened"));
    life.told("2026-03-04T10:00:00Z", merged("m3", "ticket/T-9"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("0 Void merged", life.stood());
    life.told("2031-01-01T00:00:00Z", won("m4").occurred(SOLD).stated("2030-01-01T00:00:00Z"));
    assertEquals("7.00 Billable", life.stands());
  }

  @Test
  void note_outlivesRestatedTakingBackAndReinstating() {
    var life = sale().told("2026-03-01T12:00:00Z", noted("m1").value("40.00", "EUR"));
    life.told(SOLD, won("m2"));
    life.told("2026-03-03T10:00:00Z", restated("m3", SOLD));
    life.told("2026-03-03T11:00:00Z", retracted("m4", "reopened"));
    life.told("2026-03-04T10:00:00Z", attested("m5"));
    assertEquals("4.00 Billable", life.stood());
  }

  @Test
  void field_newestWins_whoeverSaidIt() {
    var life = sale().told(SOLD, noted("m1").value("40.00", "EUR"));
    life.told("2026-03-03T10:00:00Z", won("m2"));
    assertEquals("7.00 Billable", life.stands("2026-03-06T10:00:00Z"));
    life.told("2026-03-07T10:00:00Z", noted("m3").value("10.00", "EUR"));
    assertEquals("1.00 Billable", life.stands());
    var between = restated("m4", "2026-03-03T10:00:00Z").stated("2026-03-05T10:00:00Z");
    life.told("2026-03-08T10:00:00Z", between.value("90.00", "EUR"));
    assertEquals("1.00 Billable", life.stands());
  }

  @Test
  void sameTime_payerIsBelieved() {
    var life = sale().told(SOLD, won("m1").stated(SOLD));
    life.told("2026-03-08T10:00:00Z", retracted("m2", "reopened").occurred(SOLD).stated(SOLD));
    assertEquals("0 Reversed reopened", life.stood());
  }

  @Test
  void lock_atItsDate_passesOver() {
    var life = locked().told(SOLD, won("m1"));
    life.told("2026-04-01T08:59:59Z", noted("m2").value("80.00", "EUR"));
    life.told("2026-04-01T09:00:00Z", retracted("m3", "returned"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("locked", life.verdict("m3"));
    assertEquals("8.00 Billable", life.stood());
  }

  @Test
  void lock_receivedMoreThanThreeDaysAfterIt_passesOver() {
    var life = locked().told(SOLD, won("m1"));
    var inTime = retracted("m2", "returned").stated("2026-03-20T10:00:00Z");
    life.told("2026-04-04T09:00:01Z", inTime.occurred("2026-03-20T10:00:00Z"));
    assertEquals("locked", life.verdict("m2"));
    assertEquals("7.00 Billable", life.stood());
  }

  @Test
  void lock_merge_isNeverLocked() {
    var life = locked().told(SOLD, won("m1"));
    life.told("2026-09-01T10:00:00Z", merged("m2", "order/O-2"));
    assertEquals("0 Reversed merged", life.stood());
  }

  @Test
  void lock_firstWord_cantBeLocked() {
    var late = won("m1").occurred(SOLD).stated("2026-09-01T10:00:00Z");
    assertEquals("7.00 Billable", locked().told("2026-09-01T10:00:00Z", late).stood());
  }

  @Test
  void lock_nothingIsReinstatedAfterIt() {
    var life = locked().told(SOLD, won("m1"));
    life.told("2026-03-20T10:00:00Z", retracted("m2", "returned"));
    life.told("2026-05-01T10:00:00Z", won("m3").occurred(SOLD).stated("2026-05-01T10:00:00Z"));
    assertEquals("locked", life.verdict("m3"));
    assertEquals("0 Reversed returned", life.stood());
  }

  @Test
  void lock_ofADateThatIsMissing_locksNothingUntilItIsNoted() {
    var life =
        OracleLife.under(terms().each("7.00", "EUR").lock("facts.delivered", "P0D"))
            .session("s1", "2026-03-01T10:00:00Z");
    life.told(SOLD, attested("m1"));
    assertEquals("0 NotBillable missing_date", life.stands());
    life.told("2026-03-10T10:00:00Z", noted("m2").fact("delivered", "2026-03-12"));
    life.told("2026-03-11T22:59:59Z", noted("m3").fact("x", 1));
    life.told("2026-03-11T23:00:00Z", retracted("m4", "returned"));
    assertEquals("accepted", life.verdict("m3"));
    assertEquals("locked", life.verdict("m4"));
    assertEquals("7.00 Billable", life.stood());
  }
}
