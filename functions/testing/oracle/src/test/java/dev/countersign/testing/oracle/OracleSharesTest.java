package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleSession.Arm;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import dev.countersign.testing.oracle.OracleTerms.Attribution;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is paid (contract, section 10). */
final class OracleSharesTest {
  private static final String FIRST = "2026-11-02T09:00:00Z";
  private static final String SECOND = "2026-11-05T09:00:00Z";
  private static final String THIRD = "2026-11-09T09:00:00Z";
  private static final String WON = "2026-11-11T09:00:00Z";

  private static OracleLife three(OracleTermsDraft terms, Hand second) {
    return OracleLife.under(terms)
        .session("s1", FIRST)
        .form(SECOND, "s2", SECOND, Mode.LIVE, Arm.TREATMENT, second)
        .session("s3", THIRD)
        .told(WON, attested("m1"));
  }

  private static OracleTermsDraft even(String each) {
    return terms()
        .each(each, "EUR")
        .attribution(Attribution.EVEN)
        .free(OracleFreeRule.HUMAN_HANDLED);
  }

  @Test
  void even_aPersonAmongThree_twoThirdsAreOwed() {
    var life = three(even("90.00"), Hand.HUMAN);
    assertEquals("60.00 Billable", life.stood());
    assertEquals(
        List.of(
            new Share("s3", 3000, null),
            new Share("s2", 0, "human_handled"),
            new Share("s1", 3000, null)),
        life.answer().shares());
  }

  @Test
  void even_leftOverUnits_goToThoseThatComeFirst() {
    var life = three(even("0.05"), Hand.AGENT);
    assertEquals(
        List.of(new Share("s3", 2, null), new Share("s2", 2, null), new Share("s1", 1, null)),
        life.answer().shares());
  }

  @Test
  void even_takenBackInPart_splitsWhatStays() {
    var terms = even("90.00").proRata(null, "occurred_at", "P10D");
    var life = three(terms, Hand.HUMAN).told("2026-11-16T09:00:00Z", retracted("m2", "lapse"));
    assertEquals("30.00 Reversed lapse", life.stands());
    assertEquals(new OracleAnswer.Refund(0, 4500), life.answer().refund());
  }

  @Test
  void nothingOwed_sharesHaveNoReason() {
    var life = three(even("90.00").hold("occurred_at", "P3D"), Hand.HUMAN);
    var nothing =
        List.of(new Share("s3", 0, null), new Share("s2", 0, null), new Share("s1", 0, null));
    assertEquals("0 Held", life.stands());
    assertEquals(nothing, life.answer().shares());
    life.told("2026-11-12T09:00:00Z", retracted("m2", "lapse"));
    assertEquals("0 Void lapse", life.stood());
    assertEquals(nothing, life.answer().shares());
  }

  @Test
  void nothingOwed_theOnlyUnitIsAFreeSessions_sharesHaveNoReason() {
    var life =
        OracleLife.under(even("0.01"))
            .session("s1", FIRST)
            .form(SECOND, "s2", SECOND, Mode.LIVE, Arm.TREATMENT, Hand.HUMAN)
            .told(WON, attested("m1"));
    assertEquals("0 Billable", life.stood());
    assertEquals(
        List.of(new Share("s2", 0, null), new Share("s1", 0, null)), life.answer().shares());
  }

  @Test
  void even_ofMoreThan256Candidates_thoseThatStartedLast() {
    var life = OracleLife.under(even("2.56"));
    for (int i = 0; i < 257; i++) {
      life.session("s" + i, Instant.parse(FIRST).plusSeconds(i).toString());
    }
    var shares = life.told(WON, attested("m1")).answer().shares();
    assertEquals(256, shares.size());
    assertEquals(new Share("s256", 1, null), shares.getFirst());
    assertEquals(new Share("s1", 1, null), shares.getLast());
  }

  @Test
  void timeDecay_halvesWithEachHalfLife() {
    var terms = terms().each("70.00", "EUR").attribution(Attribution.TIME_DECAY).halfLife("P1D");
    var life =
        OracleLife.under(terms)
            .session("s1", "2026-11-07T09:00:00Z")
            .session("s2", "2026-11-08T09:00:00Z")
            .session("s3", "2026-11-09T09:00:00Z")
            .told(WON, attested("m1"));
    assertEquals(
        List.of(
            new Share("s3", 4000, null), new Share("s2", 2000, null), new Share("s1", 1000, null)),
        life.answer().shares());
  }

  @Test
  void last_atEqualStarts_theGreatestId() {
    var life =
        OracleLife.under(terms().each("1.00", "EUR"))
            .session("b", FIRST)
            .session("a", FIRST)
            .told(WON, attested("m1"));
    assertEquals(List.of(new Share("b", 100, null)), life.answer().shares());
  }

  @Test
  void chosen_thenFree_isNotReplacedByAnother() {
    var terms = terms().each("1.00", "EUR").free(OracleFreeRule.HUMAN_HANDLED);
    var life =
        OracleLife.under(terms)
            .session("s1", FIRST)
            .form(SECOND, "s2", SECOND, Mode.LIVE, Arm.TREATMENT, Hand.HUMAN)
            .told(WON, attested("m1"));
    assertEquals("0 NotBillable human_handled", life.stands());
  }
}
