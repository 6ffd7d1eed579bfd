package dev.countersign.testing.oracle;

import static dev.countersign.testing.oracle.OracleSaying.attested;
import static dev.countersign.testing.oracle.OracleSaying.noted;
import static dev.countersign.testing.oracle.OracleSaying.restated;
import static dev.countersign.testing.oracle.OracleSaying.retracted;
import static dev.countersign.testing.oracle.OracleTermsDraft.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleRule.Holds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases of deals, orders and policies from public complaints, with what would be fair. */
final class OracleSaleCasesTest {
  private static final String STARTED = "2026-11-01T09:00:00Z";
  private static final String SIGNED = "2026-11-02T10:00:00Z";

  private static OracleLife sale(OracleTermsDraft terms) {
    return OracleLife.under(terms).session("s1", STARTED);
  }

  private static OracleTermsDraft policy() {
    return terms().each("100.00", "EUR").hold("facts.policy_start", "P0D");
  }

  private static OracleSaying starts(OracleSaying saying, String day) {
    return saying.fact("policy_start", day);
  }

  private static OracleRule moreThan(String amount) {
    return (truth, session) -> {
      var value = truth.value();
      return value != null && value.amount().compareTo(new BigDecimal(amount)) > 0
          ? Holds.TRUE
          : Holds.FALSE;
    };
  }

  @Test
  void again_wonFiredAgainAfterTheWindow_staysAsItWas() {
    var life =
        sale(terms().percent("5", "EUR").window("P60D").hold("occurred_at", "P14D"))
            .told(SIGNED, attested("m1").value("8000.00", "EUR"));
    life.told("2027-02-01T10:00:00Z", attested("m2").value("8000.00", "EUR"));
    assertEquals("400.00 Billable", life.stood());
    assertEquals(1, life.events());
  }

  @Test
  void again_linksThatItDoesNotState_stay() {
    var life =
        OracleLife.under(
                terms().each("3.00", "EUR"),
                OracleTermsDraft.version(2, "2026-11-03T00:00:00+01:00").each("4.00", "EUR"))
            .session("s1", STARTED)
            .session("s2", "2026-11-04T10:00:00Z");
    life.told("2026-11-05T10:00:00Z", attested("m1").session("s1"));
    var again = attested("m2").subject("ada").occurred("2026-11-05T10:00:00Z");
    life.told("2026-11-07T10:00:00Z", again.stated("2026-11-07T10:00:00Z"));
    assertEquals("3.00 Billable", life.stood());
    assertEquals(1, life.events());
  }

  @Test
  void clawback_byCause() {
    var terms =
        policy()
            .full(Set.of("fraud"), "facts.policy_start", "P10Y")
            .proRata(Set.of("lapse"), "facts.policy_start", "P24M");
    var lapse = sale(terms).told(SIGNED, starts(attested("m1"), "2026-12-01"));
    lapse.told("2027-06-01T10:00:00Z", retracted("m2", "lapse").occurred("2027-05-31T22:00:00Z"));
    assertEquals("24.90 Reversed lapse", lapse.stood());

    var death = sale(terms).told(SIGNED, starts(attested("m1"), "2026-12-01"));
    death.told("2027-06-01T10:00:00Z", retracted("m2", "death"));
    assertEquals("not_refundable", death.verdict("m2"));
    assertEquals("100.00 Billable", death.stands());
    death.told("2029-03-01T10:00:00Z", retracted("m3", "fraud"));
    assertEquals("0 Reversed fraud", death.stood());
  }

  @Test
  void clawback_severalRules_theOneThatLeavesLeastCounts() {
    var terms =
        policy()
            .full(Set.of("fraud"), "facts.policy_start", "P10Y")
            .proRata(null, "facts.policy_start", "P12M");
    var life = sale(terms).told(SIGNED, starts(attested("m1"), "2026-12-01"));
    life.told("2027-03-01T10:00:00Z", retracted("m2", "lapse"));
    assertEquals("24.66 Reversed lapse", life.stands());
    life.told("2027-04-01T10:00:00Z", retracted("m3", "lapse"));
    assertEquals("24.66 Reversed lapse", life.stands());
    life.told("2027-05-01T10:00:00Z", retracted("m4", "fraud"));
    assertEquals("0 Reversed fraud", life.stood());
  }

  @Test
  void clawback_daysOverAChangeOfClocks() {
    var terms = terms().each("31.00", "EUR").hold("facts.start", "P0D");
    var life = OracleLife.under(terms.proRata(null, "facts.start", "P1M"));
    life.session("s1", "2027-12-20T10:00:00Z");
    life.told("2027-12-25T10:00:00Z", attested("m1").fact("start", "2028-03-26"));
    life.told("2028-03-26T22:30:00Z", retracted("m2", "reopened"));
    assertEquals("1.00 Reversed reopened", life.stood());
  }

  @Test
  void clawback_yearFromALeapDay_endsOnTheLastOfFebruary() {
    var terms = terms().each("10.00", "EUR").hold("facts.start", "P0D");
    var life = OracleLife.under(terms.full(null, "facts.start", "P12M"));
    life.session("s1", "2027-12-20T10:00:00Z");
    life.told("2027-12-25T10:00:00Z", attested("m1").fact("start", "2028-02-29"));
    life.told("2029-02-27T23:00:00Z", retracted("m2", "reopened"));
    assertEquals("not_refundable", life.verdict("m2"));
    life.told("2029-03-01T00:00:00Z", retracted("m3", "x").occurred("2029-02-27T22:59:59Z"));
    assertEquals("0 Reversed x", life.stood());
  }

  @Test
  void clawback_fullWithoutAnEnd_looksAtNoDate() {
    var terms = terms().each("100.00", "EUR").full(Set.of("fraud"), "facts.begins", null);
    var life = sale(terms.proRata(Set.of("lapse"), "occurred_at", "P12M"));
    assertEquals("100.00 Billable", life.told(SIGNED, attested("m1")).stands());
    life.told("2029-03-01T10:00:00Z", retracted("m2", "fraud"));
    assertEquals("0 Reversed fraud", life.stood());
    var other = sale(terms.full(null, "facts.begins", "P1Y")).told(SIGNED, attested("m1"));
    assertEquals("0 NotBillable missing_date", other.stood());
  }

  @Test
  void clawback_steps() {
    var half = new OracleClawback.Step(OracleSpan.of("P6M"), new BigDecimal(50));
    var tenth = new OracleClawback.Step(OracleSpan.of("P12M"), new BigDecimal(10));
    var life = sale(terms().each("100.00", "EUR").steps("occurred_at", half, tenth));
    life.told(SIGNED, attested("m1"));
    life.told("2027-06-01T10:00:00Z", retracted("m2", "lapse"));
    assertEquals("90.00 Reversed lapse", life.stands());
    life.told("2027-06-02T10:00:00Z", retracted("m3", "lapse").occurred("2026-12-02T10:00:00Z"));
    assertEquals("50.00 Reversed lapse", life.stood());
  }

  @Test
  void noted_aDateThatWasMissing_billsAtLast() {
    var life = sale(terms().each("100.00", "EUR").hold("facts.delivered", "P7D"));
    life.told("2026-11-05T10:00:00Z", attested("m1"));
    assertEquals("0 NotBillable missing_date", life.stands());
    life.told("2026-11-20T10:00:00Z", noted("m2").fact("delivered", "2026-11-25"));
    assertEquals("0 Held", life.stands("2026-12-01T22:59:59Z"));
    assertEquals("100.00 Billable", life.stands("2026-12-01T23:00:00Z"));
  }

  @Test
  void price_byValue_theFirstThatHolds() {
    var terms =
        terms()
            .percent(moreThan("10000"), "3", "value", null, "EUR")
            .percent(moreThan("999"), "5", "value", null, "EUR")
            .each("50.00", "EUR");
    assertEquals(
        "50.00 Billable", sale(terms).told(SIGNED, attested("m").value("600", "EUR")).stood());
    var life = sale(terms).told(SIGNED, attested("m1").value("5000.00", "EUR"));
    assertEquals("250.00 Billable", life.stands());
    life.told("2026-12-02T10:00:00Z", restated("m2", SIGNED).value("12000.00", "EUR"));
    assertEquals("360.00 Billable", life.stood());
    assertEquals(3, life.events());
  }

  @Test
  void price_noneHolds_isNoPrice() {
    var life = sale(terms().percent(moreThan("0"), "10", "value", null, "EUR"));
    life.told(SIGNED, attested("m1").value("200.00", "EUR"));
    life.told("2026-12-03T10:00:00Z", restated("m2", SIGNED).value("0.00", "EUR"));
    assertEquals("0 NotBillable no_price", life.stood());
    assertEquals(2, life.events());
  }

  @Test
  void price_soManyLicences() {
    var life = sale(terms().each(null, "5.00", "facts.licences", "EUR"));
    life.told(SIGNED, attested("m1").fact("licences", 3));
    life.told("2026-11-20T10:00:00Z", restated("m2", SIGNED).fact("licences", "2"));
    assertEquals("10.00 Billable", life.stood());
  }

  @Test
  void price_valueInFrancs_byTheRate() {
    var terms = terms().percent(null, "5", "value", "facts.fx", "EUR");
    var life = sale(terms).told(SIGNED, attested("m1").value("1000.00", "CHF").fact("fx", "0.95"));
    assertEquals("47.50 Billable", life.stood());
    var without = sale(terms).told(SIGNED, attested("m1").value("1000.00", "CHF"));
    assertEquals("0 NotBillable missing_value", without.stood());
  }

  @Test
  void price_ofAFact_withACurrencyOrWithout() {
    var terms = terms().percent(null, "10", "facts.net", null, "EUR");
    assertEquals("1.25 Billable", sale(terms).told(SIGNED, net("12.50")).stood());
    var euros = Map.of("amount", "20.00", "currency", "EUR");
    assertEquals("2.00 Billable", sale(terms).told(SIGNED, net(euros)).stood());
    var dollars = Map.of("amount", "20.00", "currency", "USD");
    assertEquals("0 NotBillable wrong_currency", sale(terms).told(SIGNED, net(dollars)).stood());
    assertEquals("0 NotBillable missing_value", sale(terms).told(SIGNED, net("-1")).stood());
  }

  private static OracleSaying net(Object premium) {
    return attested("m1").fact("net", premium);
  }

  @Test
  void price_ofAFactThatIsNoPlainNumber_isMissing() {
    var terms = terms().percent(null, "10", "facts.net", null, "EUR");
    for (var net : List.of("-0", "1.", ".5", "1e3", "+1", "1234567890123456")) {
      assertEquals("0 NotBillable missing_value", sale(terms).told(SIGNED, net(net)).stood());
    }
    var fine = "0.0000000000000001";
    assertEquals("0 NotBillable missing_value", sale(terms).told(SIGNED, net(fine)).stood());
    var number = new BigDecimal("1E+15");
    assertEquals("0 NotBillable missing_value", sale(terms).told(SIGNED, net(number)).stood());
    var leading = sale(terms).told(SIGNED, net("000000000012.50"));
    assertEquals("1.25 Billable", leading.stood());
  }

  @Test
  void price_roundedToTooManyDigits_isOutOfRange() {
    var terms = terms().percent(null, "100", "facts.net", null, "EUR");
    var most = sale(terms).told(SIGNED, net("999999999999999.994"));
    assertEquals("999999999999999.99 Billable", most.stood());
    var more = sale(terms).told(SIGNED, net("999999999999999.996"));
    assertEquals("0 NotBillable out_of_range", more.stood());
  }

  @Test
  void price_ofTooManyDigits_isOutOfRange() {
    var terms = terms().each(null, "10.00", "facts.licences", "EUR");
    var life = sale(terms).told(SIGNED, attested("m1").fact("licences", "100000000000000"));
    assertEquals("0 NotBillable out_of_range", life.stood());
  }

  @Test
  void reinstated_disputeWon_isBilledAgain() {
    var terms =
        terms().each("30.00", "EUR").hold("occurred_at", "P14D").full(null, "occurred_at", "P180D");
    var life = sale(terms).told(SIGNED, attested("m1"));
    life.told("2027-02-05T10:00:00Z", retracted("m2", "chargeback"));
    assertEquals("0 Reversed chargeback", life.stands());
    var won = attested("m3").occurred(SIGNED).stated("2027-04-01T10:00:00Z");
    life.told("2027-04-01T10:00:00Z", won.fact("dispute", "won"));
    assertEquals("30.00 Billable", life.stood());
    assertEquals(3, life.events());
  }

  @Test
  void restated_partRefundThenAll() {
    var life = sale(terms().percent("10", "EUR").hold("occurred_at", "P14D"));
    life.told(SIGNED, attested("m1").value("200.00", "EUR"));
    life.told("2026-12-03T10:00:00Z", restated("m2", SIGNED).value("120.00", "EUR"));
    assertEquals("12.00 Billable", life.stands());
    life.told("2026-12-10T10:00:00Z", retracted("m3", "refunded"));
    assertEquals("0 Reversed refunded", life.stood());
  }

  @Test
  void restated_toldOutOfOrder_theNewestCounts() {
    var life = sale(terms().percent("10", "EUR").hold("occurred_at", "P14D"));
    life.told(SIGNED, attested("m1").value("200.00", "EUR"));
    life.told("2026-12-05T10:00:00Z", restated("m2", SIGNED).value("50.00", "EUR"));
    var older = restated("m3", SIGNED).stated("2026-12-03T10:00:00Z").value("120.00", "EUR");
    life.told("2026-12-06T10:00:00Z", older);
    assertEquals("superseded", life.verdict("m3"));
    assertEquals("5.00 Billable", life.stood());
  }

  @Test
  void restated_premiumCorrectedAfterTheLapse_staysLapsedAtHalf() {
    var terms = terms().percent("2.5", "EUR").hold("facts.policy_start", "P0D");
    var life = sale(terms.proRata(null, "facts.policy_start", "P12M"));
    life.told(SIGNED, starts(attested("m1"), "2026-12-01").value("8000.00", "EUR"));
    life.told("2027-03-01T10:00:00Z", retracted("m2", "lapse"));
    var half = starts(restated("m3", SIGNED), "2026-12-01").value("4000.00", "EUR");
    life.told("2027-03-05T10:00:00Z", half);
    assertEquals("24.66 Reversed lapse", life.stood());
  }

  @Test
  void retraction_beforeTheStartAsCorrected_takesAllBack() {
    var life = sale(policy().proRata(null, "facts.policy_start", "P12M"));
    life.told(SIGNED, starts(attested("m1"), "2026-12-01"));
    life.told("2026-12-20T10:00:00Z", retracted("m2", "cancelled"));
    life.told("2026-12-28T10:00:00Z", starts(restated("m3", SIGNED), "2027-02-01"));
    assertEquals("0 Reversed cancelled", life.stood());
  }

  @Test
  void times_toldMonthsLate_theRetractionFirst() {
    var life = sale(terms().each("15.00", "EUR"));
    life.told("2027-02-19T10:00:00Z", retracted("m1", "left").occurred("2026-12-01T10:00:00Z"));
    life.told("2027-02-20T10:00:00Z", attested("m2").occurred("2026-11-05T10:00:00Z"));
    assertEquals("0 Void left", life.stood());
  }

  @Test
  void units_areCountedNotPriced() {
    var life = sale(terms().units("facts.seats"));
    life.told(SIGNED, attested("m1").fact("seats", 7));
    assertEquals("7 Billable", life.stands());
    life.told("2026-11-20T10:00:00Z", restated("m2", SIGNED).fact("seats", "2.5"));
    assertEquals("0 NotBillable missing_value", life.stands());
    life.told("2026-11-21T10:00:00Z", restated("m3", SIGNED).fact("seats", 4));
    assertEquals("4 Billable", life.stood());
  }
}
