package dev.countersign.testing.simulation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sessions are meant and paid, by which version, and what is free. */
final class WhoIsPaidTest {
  private static final String END = "2027-03-01T00:00:00Z";

  private static OracleScenario three(String... clauses) {
    return new OracleScenario()
        .terms(clauses)
        .session("a", "2026-11-02T10:00:00Z")
        .session("b", "2026-11-09T10:00:00Z")
        .session("c", "2026-11-16T10:00:00Z")
        .said("2026-11-16T10:00:00Z", "attested", "2026-11-16T10:00:00Z");
  }

  private static Share paid(String session, long amount) {
    return new Share(session, amount, null);
  }

  private static String reason(OracleScenario scenario) {
    var answer = scenario.at(END);
    return answer.status() + " " + answer.reason();
  }

  @Test
  void attribution_firstOrLast_paysOne() {
    assertEquals(List.of(paid("a", 1000)), three("'attribution':'first'").at(END).shares());
    assertEquals(List.of(paid("c", 1000)), three("'attribution':'last'").at(END).shares());
  }

  /** 1000 in three: 333 each, the one left over to the latest. */
  @Test
  void attribution_even_givesWhatIsLeftOverToTheForemost() {
    assertEquals(
        List.of(paid("c", 334), paid("b", 333), paid("a", 333)),
        three("'attribution':'even'").at(END).shares());
  }

  /** Weights 1, 1/2, 1/4 of 7/4: 571.43, 285.71, 142.86; the two left over to .86 and .71. */
  @Test
  void attribution_timeDecay_halvesWithEachHalfLife() {
    assertEquals(
        List.of(paid("c", 571), paid("b", 286), paid("a", 143)),
        three("'attribution':'time_decay'", "'half_life':'P7D'").at(END).shares());
  }

  /** 336 and 168 half-lives of an hour: beside the youngest nothing is left, to the last cent. */
  @Test
  void attribution_timeDecayOfLongAgo_keepsTheProportion() {
    assertEquals(
        List.of(paid("c", 1000), paid("b", 0), paid("a", 0)),
        three("'attribution':'time_decay'", "'half_life':'PT1H'").at(END).shares());
  }

  @Test
  void attribution_sole_waitsForAPerson() {
    var scenario = three("'attribution':'sole'");
    assertEquals("Ambiguous", scenario.at("2026-11-23T09:59:59Z").status());
    assertEquals(Set.of("a", "b", "c"), scenario.at("2026-11-23T09:59:59Z").candidates());
    assertEquals("Lapsed", scenario.at("2026-11-23T10:00:00Z").status());

    scenario.resolved("2026-12-01T10:00:00Z", "'session':'b'");
    assertEquals(List.of(paid("b", 1000)), scenario.at(END).shares());
  }

  @Test
  void window_hasBothItsEndsInside() {
    assertEquals("Billable null", reason(startedAt("2026-10-17T08:00:00Z")));
    assertEquals("Lapsed out_of_window", reason(startedAt("2026-10-17T07:59:59Z")));
    assertEquals("Billable null", reason(startedAt("2026-11-16T09:00:00Z")));
    assertEquals("Lapsed precedes_session", reason(startedAt("2026-11-16T09:00:01Z")));
  }

  /** What happened at 10:00 in Berlin (+1), 30 days after 10:00 in Berlin (+2). */
  private static OracleScenario startedAt(String start) {
    return new OracleScenario()
        .terms()
        .sessionTold("2026-11-16T10:00:00Z", "a", start)
        .said("2026-11-16T10:00:00Z", "attested", "2026-11-16T09:00:00Z");
  }

  @Test
  void wait_countsFromTheReceipt() {
    assertEquals("Billable null", reason(toldAt("2026-11-27T10:00:00Z")));
    assertEquals("Lapsed no_session", reason(toldAt("2026-11-27T10:00:01Z")));
    assertEquals("Parked", toldAt("2026-12-01T10:00:00Z").at("2026-11-27T09:59:59Z").status());
  }

  private static OracleScenario toldAt(String told) {
    return new OracleScenario()
        .terms()
        .said("2026-11-20T10:00:00Z", "attested", "2026-11-16T10:00:00Z")
        .sessionTold(told, "a", "2026-11-15T10:00:00Z");
  }

  @Test
  void named_isBelievedAndNothingElseIsTried() {
    var unknown =
        new OracleScenario()
            .terms()
            .session("a", "2026-11-02T10:00:00Z")
            .said("2026-11-03T10:00:00Z", "attested", "2026-11-03T10:00:00Z", "'session':'z'");
    var outside =
        new OracleScenario()
            .terms()
            .session("a", "2026-11-02T10:00:00Z")
            .said("2026-11-01T10:00:00Z", "attested", "2026-11-01T10:00:00Z", "'session':'a'");

    assertEquals("Lapsed no_session", reason(unknown));
    assertEquals("NotBillable precedes_session", reason(outside));
  }

  @Test
  void subject_matchesInAnySpelling() {
    var scenario =
        new OracleScenario()
            .terms("'match':{'by':['subject'],'window':'P30D','wait':'P7D'}")
            .session(
                "a",
                "2026-11-02T10:00:00Z",
                "'subjects':[{'format':'email','email':'ada@example.com'}]")
            .said(
                "2026-11-03T10:00:00Z",
                "attested",
                "2026-11-03T10:00:00Z",
                "'subject':{'format':'email','email':' Ada@Example.com'}");

    assertEquals("Billable null", reason(scenario));
  }

  @Test
  void correction_recordedLast_winsHoweverItCame() {
    var corrected =
        new OracleScenario()
            .terms("'free_when':['human_handled']")
            .session("a", "2026-11-02T10:00:00Z", "'handled_by':'agent'")
            .said("2026-11-03T10:00:00Z", "attested", "2026-11-03T10:00:00Z")
            .sessionTold(
                "2026-11-10T10:00:00Z", "a", "2026-11-02T10:00:00Z", "'handled_by':'both'");
    assertEquals("NotBillable human_handled", reason(corrected));

    corrected.sessionTold(
        "2026-11-11T10:00:00Z",
        "a",
        "2026-11-02T10:00:00Z",
        "'handled_by':'agent'",
        "'recorded_at':'2026-11-09T10:00:00Z'");
    assertEquals("NotBillable human_handled", reason(corrected));
  }

  @Test
  void free_byItsReason() {
    assertEquals("Lapsed no_session", reason(freeBy("'mode':'test'")));
    assertEquals("NotBillable holdout", reason(freeBy("'strategy':{'id':'s','arm':'holdout'}")));
    assertEquals("NotBillable human_handled", reason(freeBy("'handled_by':'human'")));
    assertEquals("Billable null", reason(freeBy("'handled_by':'agent'")));
  }

  private static OracleScenario freeBy(String session) {
    return new OracleScenario()
        .terms("'free_when':['human_handled','holdout','test']")
        .session("a", "2026-11-02T10:00:00Z", session)
        .said("2026-11-03T10:00:00Z", "attested", "2026-11-03T10:00:00Z");
  }

  @Test
  void free_amongSeveral_isNotBilledAndNotPaidToOthers() {
    var scenario =
        new OracleScenario()
            .terms("'attribution':'even'", "'free_when':['human_handled']")
            .session("a", "2026-11-02T10:00:00Z")
            .session("b", "2026-11-09T10:00:00Z", "'handled_by':'both'")
            .session("c", "2026-11-10T10:00:00Z", "'mode':'test'")
            .said("2026-11-16T10:00:00Z", "attested", "2026-11-16T10:00:00Z");

    assertEquals(
        List.of(new Share("b", 0, "human_handled"), paid("a", 500)), scenario.at(END).shares());
    assertEquals(500, scenario.at(END).amount());
  }

  @Test
  void version_isThatOfTheSessionsStart() {
    var scenario =
        new OracleScenario()
            .terms()
            .terms(
                "'effective_from':'2026-11-10T00:00:00Z'",
                "'price':{'each':'12.50','currency':'EUR'}")
            .session("a", "2026-11-09T23:59:59Z")
            .said("2026-11-12T10:00:00Z", "attested", "2026-11-12T10:00:00Z");
    assertEquals(1000, scenario.at(END).amount());

    scenario.sessionTold("2026-11-13T10:00:00Z", "b", "2026-11-10T00:00:00Z");
    assertEquals(1250, scenario.at(END).amount());
    assertEquals(2, scenario.at(END).version());
  }

  @Test
  void version_beforeTheFirst_isNone() {
    var scenario =
        new OracleScenario()
            .terms("'effective_from':'2026-11-10T00:00:00Z'")
            .session("a", "2026-11-09T23:59:59Z")
            .said("2026-11-12T10:00:00Z", "attested", "2026-11-12T10:00:00Z");

    assertEquals("NotBillable no_terms", reason(scenario));
  }
}
