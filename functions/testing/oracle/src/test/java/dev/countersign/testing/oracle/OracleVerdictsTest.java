package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.merged;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Verdicts and refusals (contract, sections 2 and 15). */
final class OracleVerdictsTest {
  private static final String SOLVED = "2026-03-02T10:00:00Z";
  private static final String LATER = "2026-03-10T10:00:00Z";

  private static OracleLife solved() {
    return OracleLife.under(terms().percent("10", "EUR").hold("facts.start", "P0D"))
        .session("s1", "2026-03-01T10:00:00Z")
        .told(SOLVED, said("m1"));
  }

  private static OracleSaying said(String message) {
    return attested(message).value("20.00", "EUR").fact("start", "2026-03-03");
  }

  private static String verdict(OracleSaying saying) {
    var life = solved().told(LATER, saying);
    return life.verdict(saying.at(Instant.parse(LATER)).message());
  }

  @Test
  void sameMessage_sameContent_isADuplicate() {
    assertEquals("duplicate", verdict(said("m1").occurred(SOLVED)));
  }

  @Test
  void sameMessage_otherContent_isAConflict() {
    var life = solved().told(LATER, said("m1").value("90.00", "EUR").occurred(SOLVED));
    assertEquals("conflict", life.verdict("m1"));
    assertEquals("2.00 Billable", life.stood());
  }

  @Test
  void attestedAgain_withWhatStands_isADuplicate() {
    assertEquals("duplicate", verdict(said("m2")));
    assertEquals("duplicate", verdict(attested("m2").value("20", "EUR")));
    assertEquals("accepted", verdict(attested("m2").value("21", "EUR")));
    assertEquals("accepted", verdict(said("m2").session("s1")));
  }

  @Test
  void noted_withWhatIsKnown_isADuplicate() {
    assertEquals("duplicate", verdict(noted("m2").value("20", "EUR")));
    assertEquals("accepted", verdict(noted("m2").fact("a", null)));
  }

  @Test
  void restated_withTheWholeTruth_isADuplicate() {
    var same = restated("m2", SOLVED).value("20", "EUR").fact("start", "2026-03-03");
    assertEquals("duplicate", verdict(same));
    assertEquals("accepted", verdict(restated("m2", SOLVED).value("20", "EUR")));
  }

  @Test
  void retracted_withTimeAndReasonOfOne_isADuplicate() {
    var life = solved().told(LATER, retracted("m2", "reopened"));
    var again = retracted("m3", "reopened").occurred(LATER).stated("2026-03-11T10:00:00Z");
    life.told("2026-03-11T10:00:00Z", again);
    assertEquals("duplicate", life.verdict("m3"));
  }

  @Test
  void merged_intoTheSame_isADuplicate() {
    var life = solved().told(LATER, merged("m2", "t/9"));
    life.told("2026-03-11T10:00:00Z", merged("m3", "t/9"));
    life.told("2026-03-12T10:00:00Z", merged("m4", "t/8"));
    life.told("2026-03-13T10:00:00Z", retracted("m5", "reopened"));
    assertEquals("duplicate", life.verdict("m3"));
    assertEquals("accepted", life.verdict("m4"));
    assertEquals("merged t/8", life.verdict("m5"));
  }

  @Test
  void ahead_countsInBothFolds() {
    var ahead = noted("n1").value("7.00", "EUR").effective("2026-06-01T10:00:00Z");
    var life = solved().told("2026-03-05T10:00:00Z", ahead);
    assertEquals("accepted", life.verdict("n1"));
    life.told(
        "2026-03-06T10:00:00Z", noted("n2").value("7.00", "EUR").effective("2026-07-01T10:00:00Z"));
    assertEquals("duplicate", life.verdict("n2"));
    life.told(LATER, noted("n3").value("5.00", "EUR").stated("2026-03-04T10:00:00Z"));
    assertEquals("superseded", life.verdict("n3"));
    assertEquals("2.00 Billable", solved().stood());
    assertEquals("0.50 Billable", life.stands());
  }

  @Test
  void attestedEarlier_withWhatIsTrue_isADuplicate() {
    var life = OracleLife.under(terms().percent("10", "EUR"));
    life.session("s1", "2026-03-01T10:00:00Z");
    life.told(LATER, said("m1").occurred(SOLVED).stated(LATER));
    life.told("2026-03-11T10:00:00Z", said("m2").occurred(SOLVED).stated("2026-03-09T10:00:00Z"));
    assertEquals("duplicate", life.verdict("m2"));
    life.told(
        "2026-03-12T10:00:00Z",
        said("m3").value("9.00", "EUR").occurred(SOLVED).stated("2026-03-08T10:00:00Z"));
    assertEquals("superseded", life.verdict("m3"));
    assertEquals("2.00 Billable", life.stood());
  }

  @Test
  void attestedEarlier_withAnotherDate_isAccepted() {
    var life = solved().told(LATER, said("m2").occurred("2026-03-01T11:00:00Z"));
    assertEquals("accepted", life.verdict("m2"));
  }

  @Test
  void attestedAgain_withWhatIsTrueAndAnotherReason_isAccepted() {
    assertEquals("accepted", verdict(said("m2").because("won")));
  }

  @Test
  void saidBetween_whatIsTrueOnlyNow_isSuperseded() {
    var life = solved().told("2026-03-08T10:00:00Z", noted("n1").value("30.00", "EUR"));
    life.told(LATER, noted("n2").value("20.00", "EUR").stated("2026-03-06T10:00:00Z"));
    assertEquals("superseded", life.verdict("n2"));
    life.told(LATER, noted("n3").value("30.00", "EUR").stated("2026-03-06T11:00:00Z"));
    assertEquals("duplicate", life.verdict("n3"));
  }

  @Test
  void notedWithoutATruth_isHeldAgainstTheNotes() {
    var life = OracleLife.under(terms().percent("10", "EUR"));
    life.told(SOLVED, noted("n1").value("30.00", "EUR"));
    life.told(LATER, noted("n2").value("30", "EUR"));
    assertEquals("duplicate", life.verdict("n2"));
    life.told(LATER, noted("n3").value("20.00", "EUR").stated("2026-03-01T10:00:00Z"));
    assertEquals("superseded", life.verdict("n3"));
    life.told(LATER, noted("n4").fact("a", 1));
    assertEquals("accepted", life.verdict("n4"));
  }

  @Test
  void takenBack_whatItRepeatsOfTheTruth_isADuplicate() {
    var life = solved().told("2026-03-05T10:00:00Z", retracted("m2", "reopened"));
    life.told("2026-03-06T10:00:00Z", noted("m3").value("20.00", "EUR"));
    assertEquals("duplicate", life.verdict("m3"));
    var whole = restated("m4", SOLVED).value("20.00", "EUR").fact("start", "2026-03-03");
    life.told("2026-03-07T10:00:00Z", whole);
    assertEquals("duplicate", life.verdict("m4"));
    life.told("2026-03-08T10:00:00Z", said("m5").occurred(SOLVED).stated("2026-03-08T10:00:00Z"));
    assertEquals("accepted", life.verdict("m5"));
  }

  @Test
  void mergedEarlierIntoAnother_isSuperseded() {
    var life = solved().told(LATER, merged("m2", "t/9"));
    life.told("2026-03-11T10:00:00Z", merged("m3", "t/8").stated("2026-03-09T10:00:00Z"));
    assertEquals("superseded", life.verdict("m3"));
    assertEquals("t/9", life.answer().detail());
  }

  @Test
  void retractedOfAPriceOfZero_isAccepted() {
    var terms = terms().each("0.00", "EUR").full(null, "occurred_at", "P1D");
    var life = OracleLife.under(terms).session("s1", "2026-03-01T10:00:00Z");
    life.told(SOLVED, attested("m1")).told(LATER, retracted("m2", "reopened"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("0 Void reopened", life.stood());
  }

  @Test
  void refused_byItsTimes() {
    assertEquals(
        "refused from_the_future", verdict(attested("m2").occurred("2026-03-10T10:05:01Z")));
    assertEquals("accepted", verdict(retracted("m2", "x").occurred("2026-03-10T10:05:00Z")));
    assertEquals("refused missing", verdict(retracted("m2", "x").occurred("2026-03-10T10:05:01Z")));
    assertEquals(
        "refused out_of_range",
        verdict(retracted("m2", "x").occurred("2100-01-01T00:00:00Z").stated(LATER)));
    assertEquals("refused out_of_range", verdict(attested("m2").occurred("1999-12-31T23:59:59Z")));
  }

  @Test
  void refused_byADateThatEveryVersionNames() {
    assertEquals("refused out_of_range", verdict(attested("m2").fact("start", "9999-12-31")));
    assertEquals("accepted", verdict(attested("m2").fact("begins", "9999-12-31")));
    var one = terms().each("1", "EUR").hold("facts.start", "P0D");
    var life =
        OracleLife.under(one, OracleTermsDraft.version(2, LATER).each("1", "EUR"))
            .session("s1", "2026-03-01T10:00:00Z")
            .told(SOLVED, attested("m1").fact("start", "9999-12-31"));
    assertEquals("0 NotBillable missing_date", life.stands());
  }

  @Test
  void twoMessages_ofOneContent_areOneStatement() {
    var terms = terms().each("1.00", "EUR");
    var life = OracleLife.under(terms).session("s1", "2026-03-01T10:00:00Z");
    var body = attested("m1").occurred(SOLVED).stated(SOLVED);
    life.told(SOLVED, body);
    life.told(LATER, attested("m2").occurred(SOLVED).stated(SOLVED));
    assertEquals("duplicate", life.verdict("m2"));
  }

  @Test
  void replay_countsByItsOriginalReceipt() {
    var life = OracleLife.under(terms().each("1.00", "EUR"));
    life.told(LATER, attested("m2").occurred(SOLVED).stated(LATER));
    life.session("s1", "2026-03-01T10:00:00Z", "2026-03-17T10:00:00Z");
    assertEquals("1.00 Billable", life.stands());
    var replayed = attested("m1").occurred(SOLVED).stated(SOLVED).received("2026-03-02T11:00:00Z");
    life.told("2026-03-18T10:00:00Z", replayed);
    assertEquals("0 Lapsed no_session", life.stands());
  }
}
