package dev.countersign.testing.simulation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices and refunds, each done by hand. */
final class WhatItCostsTest {

  @ParameterizedTest
  @CsvSource({
    // 2.5 % of 1200.00 is 30.00
    "2.5,-,-,EUR,HALF_EVEN,1200.00,3000",
    // 2.5 % of 0.60 is 0.015: to even 0.02, of 1.00 is 0.025: to even 0.02, up 0.03, down 0.02
    "2.5,-,-,EUR,HALF_EVEN,0.60,2",
    "2.5,-,-,EUR,HALF_EVEN,1.00,2",
    "2.5,-,-,EUR,HALF_UP,1.00,3",
    "2.5,-,-,EUR,DOWN,1.00,2",
    // raised to the least, lowered to the most, and only then rounded
    "2.5,1.00,500.00,EUR,HALF_EVEN,12.00,100",
    "2.5,1.00,500.00,EUR,HALF_EVEN,90000.00,50000",
    "2.5,1.005,-,EUR,HALF_EVEN,12.00,100",
    // no decimals in yen, three in dinar
    "2.5,-,-,JPY,HALF_EVEN,1234,31",
    "2.5,-,-,KWD,HALF_EVEN,1.234,31",
    "33.333,-,-,KWD,UP,10,3334",
    // nothing of nothing
    "2.5,-,-,EUR,HALF_EVEN,0.00,0"
  })
  void price_percent(
      String percent,
      String min,
      String max,
      String currency,
      String rounding,
      String value,
      long minor) {
    var price =
        "'price':{'percent':'"
            + percent
            + "','of':'value',"
            + (min.equals("-") ? "" : "'min':'" + min + "',")
            + (max.equals("-") ? "" : "'max':'" + max + "',")
            + "'currency':'"
            + currency
            + "','rounding':'"
            + rounding
            + "'}";
    var answer =
        new OracleScenario()
            .terms(price)
            .session("a", "2026-11-02T10:00:00Z")
            .said(
                "2026-11-03T10:00:00Z",
                "attested",
                "2026-11-03T10:00:00Z",
                "'value':{'amount':'" + value + "','currency':'" + currency + "'}")
            .at("2026-12-01T00:00:00Z");

    assertEquals(minor, answer.amount());
    assertEquals(currency, answer.currency());
  }

  /** 365.00 EUR of a policy that starts on 1 December 2026, for twelve months or by steps. */
  @ParameterizedTest
  @CsvSource({
    // before the start all of it; on 1 March 275 of 365 days are left
    "pro_rata,2026-11-30T22:59:59Z,0,Void",
    "pro_rata,2026-11-30T23:00:00Z,0,Void",
    "pro_rata,2027-02-28T23:00:00Z,9000,Reversed",
    "pro_rata,2027-02-28T22:59:59Z,8900,Reversed",
    "pro_rata,2027-11-30T22:59:59Z,36400,Reversed",
    "pro_rata,2027-11-30T23:00:00Z,36500,Billable",
    // to 31 December all, to the end of January half = 182.50, then nothing
    "steps,2026-12-30T22:59:59Z,0,Void",
    "steps,2026-12-30T23:00:00Z,18250,Reversed",
    "steps,2027-01-31T22:59:59Z,18250,Reversed",
    "steps,2027-01-31T23:00:00Z,36500,Billable",
    // all of it for twelve months, then nothing
    "full,2027-11-30T22:59:59Z,0,Void",
    "full,2027-11-30T23:00:00Z,36500,Billable",
    // no clause: all of it, always
    "none,2030-01-01T00:00:00Z,0,Void"
  })
  void refund_byTheRetractionsOwnDate(String clause, String takenBack, long left, String status) {
    var clawback =
        switch (clause) {
          case "pro_rata" -> "'until':'P12M','refund':'pro_rata'";
          case "full" -> "'until':'P12M','refund':'full'";
          default -> "'steps':[{'until':'P30D','refund':'100'},{'until':'P2M','refund':'50'}]";
        };
    var price = "'price':{'each':'365.00','currency':'EUR'}";
    var scenario = new OracleScenario();
    if (clause.equals("none")) {
      scenario.terms(price);
    } else {
      scenario.terms(price, "'clawback':{'from':'facts.start'," + clawback + "}");
    }
    var answer =
        scenario
            .session("a", "2026-11-02T10:00:00Z")
            .said(
                "2026-11-03T10:00:00Z",
                "attested",
                "2026-11-03T10:00:00Z",
                "'facts':{'start':'2026-12-01'}")
            .said("2031-01-01T10:00:00Z", "retracted", takenBack)
            .at("2031-02-01T00:00:00Z");

    assertEquals(left + " " + status, answer.amount() + " " + answer.status());
  }

  /** 45.00 x 549 / 731 = 33.796: to the even 33.80 back, cut off 33.79 back. */
  @ParameterizedTest
  @CsvSource({"HALF_EVEN,1120", "DOWN,1121", "UP,1120"})
  void refund_isRoundedAsThePriceIs(String rounding, long left) {
    var answer =
        new OracleScenario()
            .terms(
                "'price':{'each':'45.00','currency':'EUR','rounding':'" + rounding + "'}",
                "'clawback':{'from':'facts.start','until':'P24M','refund':'pro_rata'}")
            .session("a", "2026-11-02T10:00:00Z")
            .said(
                "2026-11-03T10:00:00Z",
                "attested",
                "2026-11-03T10:00:00Z",
                "'facts':{'start':'2026-12-01'}")
            .said("2027-06-03T10:00:00Z", "retracted", "2027-05-31T22:00:00Z")
            .at("2027-07-01T00:00:00Z");

    assertEquals(left, answer.amount());
  }

  /** What happened inside the hold is no refund: all of it goes, whenever it is told. */
  @ParameterizedTest
  @CsvSource({"2026-11-17T09:59:59Z,0", "2026-11-17T10:00:00Z,5000"})
  void retraction_insideTheHold_takesAll(String takenBack, long left) {
    var answer =
        new OracleScenario()
            .terms(
                "'price':{'each':'100.00','currency':'EUR'}",
                "'hold':{'from':'occurred_at','for':'P14D'}",
                "'clawback':{'from':'occurred_at','steps':[{'until':'P60D','refund':'50'}]}")
            .session("a", "2026-11-02T10:00:00Z")
            .said("2026-11-03T10:00:00Z", "attested", "2026-11-03T10:00:00Z")
            .said("2027-02-01T10:00:00Z", "retracted", takenBack)
            .at("2027-03-01T00:00:00Z");

    assertEquals(left, answer.amount());
  }
}
