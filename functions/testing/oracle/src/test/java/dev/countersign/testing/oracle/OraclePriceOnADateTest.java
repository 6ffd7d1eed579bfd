package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A price that changes on a date (contract, section 9). */
final class OraclePriceOnADateTest {
  private static final String SIGNED = "2026-11-10T10:00:00Z";

  /** Ten per cent of the premium, pro rata for 365 days from 1 December. */
  private static OracleLife policy() {
    var terms = terms().zone("UTC").percent("10", "EUR").hold("facts.start", "P0D");
    return OracleLife.under(terms.proRata(null, "facts.start", "P12M"))
        .session("s1", "2026-11-01T09:00:00Z")
        .told(SIGNED, attested("m1").value("3650.00", "EUR").fact("start", "2026-12-01"));
  }

  private static OracleSaying lowered(String amount, String from) {
    return restated("m2", SIGNED).value(amount, "EUR").fact("start", "2026-12-01").effective(from);
  }

  @Test
  void lowered_ahead_countsFromItsDate() {
    var life = policy();
    life.told("2027-01-10T10:00:00Z", lowered("1825.00", "2027-03-01T00:00:00Z"));
    assertEquals("accepted", life.verdict("m2"));
    assertEquals("365.00 Billable", life.stands());
    assertEquals(Instant.parse("2027-03-01T00:00:00Z"), life.answer().next());
    // Half of it, 182.50, for 275 of 365 days goes back: 137.50.
    assertEquals("227.50 Billable", life.stood());
  }

  @Test
  void lowered_beforeTheHoldsEnd_countsWholly() {
    var life = policy();
    life.told("2026-11-12T10:00:00Z", lowered("1825.00", "2026-11-20T00:00:00Z"));
    assertEquals("182.50 Billable", life.stood());
  }

  @Test
  void raised_isChargedForTheDaysThatAreLeft() {
    var life = policy();
    life.told("2027-01-10T10:00:00Z", lowered("7300.00", "2027-03-01T00:00:00Z"));
    // 365.00 more for 275 of 365 days: 275.00.
    assertEquals("640.00 Billable", life.stood());
  }

  @Test
  void noted_twice_addsUp() {
    var life = policy();
    var first = noted("n1").value("1825.00", "EUR").effective("2027-03-01T00:00:00Z");
    var second = noted("n2").value("0.00", "EUR").effective("2027-06-01T00:00:00Z");
    life.told("2027-01-10T10:00:00Z", first).told("2027-01-11T10:00:00Z", second);
    // 365.00 − 182.50 × 275 ÷ 365 − 182.50 × 183 ÷ 365 = 365.00 − 137.50 − 91.50.
    assertEquals("136.00 Billable", life.stood());
  }

  @Test
  void retracted_afterIt_refundsThePriceThenInForce() {
    var life = policy();
    life.told("2027-01-10T10:00:00Z", lowered("1825.00", "2027-03-01T00:00:00Z"));
    life.told("2027-06-01T10:00:00Z", retracted("m3", "lapse").occurred("2027-06-01T00:00:00Z"));
    // 227.50 − 182.50 × 183 ÷ 365.
    assertEquals("136.00 Reversed lapse", life.stood());
  }

  @Test
  void retracted_beforeIt_doesNotCountIt() {
    var life = policy();
    life.told("2027-01-10T10:00:00Z", lowered("1825.00", "2027-03-01T00:00:00Z"));
    life.told("2027-02-01T10:00:00Z", retracted("m3", "lapse").occurred("2027-02-01T00:00:00Z"));
    // 365.00 − 365.00 × 303 ÷ 365.
    assertEquals("62.00 Reversed lapse", life.stood());
  }

  @Test
  void loweredToAPriceThatNoRuleGives_keepsThePriceUntilThen() {
    OracleRule some =
        (truth, session) ->
            truth.value() != null && truth.value().amount().signum() > 0
                ? OracleRule.Holds.TRUE
                : OracleRule.Holds.FALSE;
    var terms = terms().zone("UTC").percent(some, "10", "value", null, "EUR");
    var life =
        OracleLife.under(terms.proRata(null, "facts.start", "P12M"))
            .session("s1", "2026-11-01T09:00:00Z")
            .told(SIGNED, attested("m1").value("3650.00", "EUR").fact("start", "2026-12-01"));
    life.told("2027-01-10T10:00:00Z", lowered("0.00", "2027-03-01T00:00:00Z"));
    assertEquals("90.00 Billable", life.stood());
  }

  @Test
  void firstTruthOnlyFromADate_isThePriceFromTheStart() {
    var terms = terms().zone("UTC").percent("10", "EUR").proRata(null, "facts.start", "P12M");
    var life = OracleLife.under(terms).session("s1", "2026-11-01T09:00:00Z");
    life.told(SIGNED, lowered("1825.00", "2027-03-01T00:00:00Z"));
    assertEquals("0 Parked not_attested", life.stands());
    assertEquals("182.50 Billable", life.stood());
  }
}
