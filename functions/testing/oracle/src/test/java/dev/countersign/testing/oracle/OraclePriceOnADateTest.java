package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A price that changes on a date (contract, section 9). */
final class OraclePriceOnADateTest {
  private static final String SIGNED = "2026-11-10T10:00:00Z";

  private static final OracleRule CHANGED =
      (truth, session) ->
          truth.facts().containsKey("changed") ? OracleRule.Holds.TRUE : OracleRule.Holds.FALSE;
  private static final OracleRule UNCHANGED =
      (truth, session) ->
          truth.facts().containsKey("changed") ? OracleRule.Holds.FALSE : OracleRule.Holds.TRUE;

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

  private static OracleLife loweredForALapse(String premium) {
    var terms = terms().zone("UTC").percent("10", "EUR").hold("facts.start", "P0D");
    var life =
        OracleLife.under(terms.proRata(Set.of("lapse"), "facts.start", "P12M"))
            .session("s1", "2026-11-01T09:00:00Z")
            .told(SIGNED, attested("m1").value("3650.00", "EUR").fact("start", "2026-12-01"));
    var lowered = lowered(premium, "2027-03-01T00:00:00Z").because("lapse");
    return life.told("2027-01-10T10:00:00Z", lowered);
  }

  @Test
  void retracted_withNothingBack_leavesThePriceOfNow() {
    var life = loweredForALapse("1825.00").told("2027-02-01T10:00:00Z", retracted("m3", "death"));
    assertEquals("not_refundable", life.verdict("m3"));
    assertEquals("365.00 Billable", life.stands());
    assertEquals(new OracleAnswer.Refund(null, 0), life.answer().refund());
    assertEquals("227.50 Billable", life.stood());
  }

  @Test
  void retracted_ofNothingInForce_leavesThePriceOfNow() {
    var life = loweredForALapse("0.00").told("2027-11-30T10:00:00Z", retracted("m3", "lapse"));
    // 365.00 − 365.00 × 275 ÷ 365.
    assertEquals("90.00 Billable", life.stood());
  }

  @Test
  void price_chargedLittleAndGivenBackWholly_isNeverBelowZero() {
    var terms = terms().zone("UTC").percent("10", "EUR");
    terms.full(Set.of("void"), "occurred_at", "P10Y").proRata(null, "occurred_at", "P10D");
    var life = OracleLife.under(terms).session("s1", "2026-11-01T09:00:00Z");
    life.told(SIGNED, attested("m1").value("1.00", "EUR"));
    var raised = noted("m2").value("101.00", "EUR").effective("2026-11-15T00:00:00Z");
    life.told("2026-11-11T10:00:00Z", raised);
    assertEquals("5.10 Billable", life.stands("2026-11-16T00:00:00Z"));
    var fallen = noted("m3").value("0.00", "EUR").effective("2026-11-18T00:00:00Z");
    life.told("2026-11-16T10:00:00Z", fallen.because("void"));
    assertEquals("0 Billable", life.stood());
  }

  @Test
  void twoDifferences_eachIsRoundedByThePriceThatFollowsIt() {
    OracleRule again =
        (truth, session) ->
            truth.facts().containsKey("again") ? OracleRule.Holds.TRUE : OracleRule.Holds.FALSE;
    var less = new OraclePrice.Each(new BigDecimal("0.95"), null);
    var one = new OraclePrice.Each(new BigDecimal("1.00"), null);
    var terms = terms().zone("UTC").price(again, less, "EUR", RoundingMode.DOWN);
    var life = cents(RoundingMode.DOWN, terms.price(CHANGED, one, "EUR", RoundingMode.UP));
    life.told("2026-11-11T10:00:00Z", changed());
    var next = noted("m3").fact("again", true).effective("2026-11-17T10:00:00Z");
    // 5 for 5 of 10 days is 2.5, up to 3; 5 for 3 of 10 days is 1.5, down to 1.
    assertEquals("1.01 Billable", life.told("2026-11-12T10:00:00Z", next).stood());
  }

  @Test
  void difference_isRoundedByThePriceThatFollows() {
    // 1.05 − 1.00 for 5 of 10 days is 2.5 cents.
    assertEquals("1.02 Billable", changedToOne(RoundingMode.DOWN, RoundingMode.UP).stood());
    assertEquals("1.03 Billable", changedToOne(RoundingMode.UP, RoundingMode.DOWN).stood());
    var life = changedToOne(RoundingMode.UP, RoundingMode.DOWN);
    life.told("2026-11-19T10:00:00Z", retracted("m3", null).occurred("2026-11-19T00:00:00Z"));
    assertEquals("0.93 Reversed", life.stood());
  }

  @Test
  void difference_toAPriceThatNoRuleGives_isRoundedHalfEven() {
    // 1.05 for 5 of 10 days is 52.5 cents.
    var life = cents(RoundingMode.UP, terms().zone("UTC"));
    assertEquals("0.53 Billable", life.told("2026-11-11T10:00:00Z", changed()).stood());
  }

  private static OracleLife changedToOne(RoundingMode first, RoundingMode second) {
    var one = new OraclePrice.Each(new BigDecimal("1.00"), null);
    var terms = terms().zone("UTC").price(CHANGED, one, "EUR", second);
    return cents(first, terms).told("2026-11-11T10:00:00Z", changed());
  }

  /** Costs 1.05 too, while nothing is changed; what goes back is pro rata of ten days. */
  private static OracleLife cents(RoundingMode rounding, OracleTermsDraft terms) {
    var each = new OraclePrice.Each(new BigDecimal("1.05"), null);
    terms.price(UNCHANGED, each, "EUR", rounding).proRata(null, "occurred_at", "P10D");
    return OracleLife.under(terms)
        .session("s1", "2026-11-01T09:00:00Z")
        .told(SIGNED, attested("m1"));
  }

  private static OracleSaying changed() {
    return noted("m2").fact("changed", true).effective("2026-11-15T10:00:00Z");
  }

  @Test
  void twoPricesFail_theFirstInTheOrderOfDatesDecides() {
    OracleRule failsOnceChanged =
        (truth, session) ->
            truth.facts().containsKey("changed") ? OracleRule.Holds.FAILED : OracleRule.Holds.FALSE;
    var terms = terms().zone("UTC").percent(failsOnceChanged, "1", "value", null, "EUR");
    var life = OracleLife.under(terms.percent("10", "EUR")).session("s1", "2026-11-01T09:00:00Z");
    life.told(SIGNED, attested("m1")).told("2026-11-11T10:00:00Z", changed());
    assertEquals("0 NotBillable missing_value", life.stood());
    life.told("2030-12-31T00:00:00Z", attested("m3").value("1.00", "EUR").occurred(SIGNED));
    assertEquals("0 Ambiguous rule_failed", life.stands());
    assertEquals("price[0]", life.answer().detail());
  }

  @Test
  void firstPriceThatNoRuleGives_isZeroUntilThen() {
    var one = new OraclePrice.Each(new BigDecimal("1.00"), null);
    var terms = terms().zone("UTC").price(CHANGED, one, "EUR");
    var life =
        OracleLife.under(terms.proRata(null, "occurred_at", "P10D"))
            .session("s1", "2026-11-01T09:00:00Z")
            .told(SIGNED, attested("m1"))
            .told("2026-11-11T10:00:00Z", changed());
    assertEquals("0 NotBillable no_price", life.stands());
    assertEquals("0.50 Billable", life.stood());
  }

  @Test
  void noRuleGivesAnyPrice_isNoPrice() {
    OracleRule never = (truth, session) -> OracleRule.Holds.FALSE;
    var terms = terms().price(never, new OraclePrice.Units(BigDecimal.ONE, null), null);
    var life = OracleLife.under(terms).session("s1", "2026-11-01T09:00:00Z");
    life.told(SIGNED, attested("m1")).told("2026-11-11T10:00:00Z", changed());
    assertEquals("0 NotBillable no_price", life.stood());
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
