package dev.countersign.testing.simulation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer;
import org.junit.jupiter.api.Test;

/** When something stands, and who takes it back: holds, retractions, witnesses. */
final class WhatStandsTest {
  private static final String DAY_2 = "2026-11-02T10:00:00Z";
  private static final String LATER = "2026-11-05T10:00:00Z";
  private static final String DAY_3 = "2026-11-03T10:00:00Z";

  private static OracleScenario held(String hold) {
    return new OracleScenario().terms("'hold':" + hold).session("s1", DAY_2);
  }

  private static void assertStands(String status, long amount, OracleAnswer answer) {
    assertEquals(status + " " + amount, answer.status() + " " + answer.amount());
  }

  @Test
  void hold_ofHours_endsToTheSecond() {
    var scenario = held("{'from':'occurred_at','for':'PT72H'}").said(DAY_3, "attested", DAY_3);

    assertStands("Held", 0, scenario.at("2026-11-06T09:59:59Z"));
    assertStands("Billable", 1000, scenario.at("2026-11-06T10:00:00Z"));
  }

  /** 14 days from 20 October, 10:00 in Berlin (+2), end on 3 November, 10:00 (+1). */
  @Test
  void hold_ofDays_countsByTheCalendarOverTheEndOfSummerTime() {
    var scenario =
        new OracleScenario()
            .terms("'hold':{'from':'occurred_at','for':'P14D'}")
            .session("s1", "2026-10-19T08:00:00Z")
            .said("2026-10-20T08:00:00Z", "attested", "2026-10-20T08:00:00Z");

    assertStands("Held", 0, scenario.at("2026-11-03T08:59:59Z"));
    assertStands("Billable", 1000, scenario.at("2026-11-03T09:00:00Z"));
  }

  /** 1 December in Berlin starts at 23:00 UTC of 30 November; in Tokyo at 15:00. */
  @Test
  void hold_fromADay_startsWithTheDayInTheZone() {
    var hold = "'hold':{'from':'facts.start','for':'P0D'}";
    var start = "'facts':{'start':'2026-12-01'}";
    var berlin =
        new OracleScenario().terms(hold).session("s1", DAY_2).said(DAY_3, "attested", DAY_3, start);
    var tokyo =
        new OracleScenario()
            .terms(hold, "'zone':'Asia/Tokyo'")
            .session("s1", DAY_2)
            .said(DAY_3, "attested", DAY_3, start);

    assertStands("Held", 0, berlin.at("2026-11-30T22:59:59Z"));
    assertStands("Billable", 1000, berlin.at("2026-11-30T23:00:00Z"));
    assertStands("Held", 0, tokyo.at("2026-11-30T14:59:59Z"));
    assertStands("Billable", 1000, tokyo.at("2026-11-30T15:00:00Z"));
  }

  @Test
  void retraction_firstToArrive_isRemembered() {
    var scenario =
        new OracleScenario().terms().session("s1", DAY_2).said(DAY_3, "retracted", DAY_3);
    assertStands("Void", 0, scenario.at("2026-11-04T00:00:00Z"));

    scenario.said("2026-11-04T10:00:00Z", "attested", DAY_2, "'stated_at':'" + DAY_2 + "'");
    assertStands("Void", 0, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void retraction_saidAtTheVeryTimeOfTheTruth_stands() {
    var scenario =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .said(DAY_3, "attested", DAY_2, "'stated_at':'" + DAY_3 + "'")
            .said(DAY_3, "retracted", DAY_2, "'stated_at':'" + DAY_3 + "'");

    assertStands("Void", 0, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void notice_takesEffectOnItsDate() {
    var scenario =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .said(DAY_3, "attested", DAY_2)
            .said("2026-11-04T10:00:00Z", "retracted", "2026-12-24T10:00:00Z");

    assertStands("Billable", 1000, scenario.at("2026-12-24T09:59:59Z"));
    assertStands("Void", 0, scenario.at("2026-12-24T10:00:00Z"));
  }

  @Test
  void attested_afterARetraction_reinstates() {
    var scenario =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .said(DAY_2, "attested", DAY_2)
            .said(DAY_3, "retracted", DAY_3)
            .said(LATER, "attested", DAY_2);

    assertStands("Billable", 1000, scenario.at(LATER));
  }

  @Test
  void restatement_older_changesNothing() {
    var scenario =
        new OracleScenario()
            .terms("'price':{'percent':'10','of':'value','currency':'EUR'}")
            .session("s1", DAY_2)
            .said(DAY_3, "restated", DAY_2, value("200.00", "EUR"))
            .said(LATER, "attested", DAY_2, value("900.00", "EUR"), stated(DAY_2));

    assertStands("Billable", 2000, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void message_saidAgainOtherwise_hasNoEffect() {
    var scenario =
        new OracleScenario()
            .terms("'price':{'percent':'10','of':'value','currency':'EUR'}")
            .session("s1", DAY_2)
            .message("m1", "crm", DAY_3, "attested", DAY_2, value("200.00", "EUR"))
            .message("m1", "crm", LATER, "restated", DAY_2, value("900.00", "EUR"));

    assertStands("Billable", 2000, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void message_refusedFirst_mayBeMended() {
    var scenario =
        new OracleScenario()
            .terms("'price':{'percent':'10','of':'value','currency':'EUR'}")
            .session("s1", DAY_2)
            .message("m1", "crm", DAY_3, "attested", DAY_2, value("200.00", "USD"));
    assertStands(OracleAnswer.NO_OUTCOME, 0, scenario.at("2026-12-01T00:00:00Z"));

    scenario.message("m1", "crm", LATER, "attested", DAY_2, value("90.00", "EUR"));
    assertStands("Billable", 900, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void occurred_moreThanFiveMinutesAhead_isRefusedSaveForNotice() {
    var inTime =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .said(DAY_3, "attested", "2026-11-03T10:05:00Z");
    var ahead =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .said(DAY_3, "attested", "2026-11-03T10:05:01Z");

    assertStands("Billable", 1000, inTime.at("2026-12-01T00:00:00Z"));
    assertStands(OracleAnswer.NO_OUTCOME, 0, ahead.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void assurance_tooWeak_neverDisplacesWhatIsBelieved() {
    var scenario =
        new OracleScenario()
            .terms("'price':{'percent':'10','of':'value','currency':'EUR'}")
            .session("s1", DAY_2)
            .graded("caller-only", "w1", "crm", DAY_3, "attested", DAY_2, value("900.00", "EUR"));
    assertStands("NotBillable", 0, scenario.at("2026-12-01T00:00:00Z"));

    scenario
        .graded("body-signed", "w2", "crm", DAY_3, "attested", DAY_2, value("200.00", "EUR"))
        .graded("caller-only", "w3", "crm", LATER, "retracted", DAY_2)
        .graded("caller-only", "w4", "crm", LATER, "restated", DAY_2, value("900.00", "EUR"));
    assertStands("Billable", 2000, scenario.at("2026-12-01T00:00:00Z"));
  }

  /** The same grade is enough by the version of the one and not by that of the other. */
  @Test
  void assurance_tooWeakByAStricterVersion_displacesNothing() {
    var scenario =
        new OracleScenario()
            .terms()
            .terms("'effective_from':'2026-11-04T00:00:00Z'", "'assurance':'body-signed-fresh'")
            .session("s1", DAY_2)
            .graded("body-signed", "w1", "crm", DAY_3, "attested", DAY_3)
            .graded("body-signed", "w2", "crm", LATER, "restated", LATER);

    assertStands("Billable", 1000, scenario.at("2026-12-01T00:00:00Z"));
  }

  /** A percentage of euros is no amount in yen. */
  @Test
  void currency_otherThanOfTheVersionThatPrices_billsNothing() {
    var scenario =
        new OracleScenario()
            .terms("'price':{'percent':'10','of':'value','currency':'JPY'}")
            .terms(
                "'effective_from':'2026-11-04T00:00:00Z'",
                "'price':{'percent':'10','of':'value','currency':'EUR'}")
            .session("s1", DAY_2)
            .said(LATER, "attested", LATER, value("200.00", "EUR"));

    assertStands("NotBillable", 0, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void witness_alone_neverBills() {
    var scenario =
        new OracleScenario()
            .terms()
            .session("s1", DAY_2)
            .saidBy("portal", DAY_3, "attested", DAY_2);

    assertStands("Parked", 0, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void stranger_isRefused() {
    var scenario =
        new OracleScenario().terms().session("s1", DAY_2).saidBy("shop", DAY_3, "attested", DAY_2);

    assertStands(OracleAnswer.NO_OUTCOME, 0, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void witness_contradicting_isKeptOrReviewed() {
    var kept = contradicted("'keep'");
    var reviewed = contradicted("'review'");

    assertStands("Billable", 1000, kept.at("2026-12-01T00:00:00Z"));
    assertStands("Ambiguous", 0, reviewed.at("2026-12-01T00:00:00Z"));
    assertStands(
        "Billable",
        1000,
        contradicted("'review'")
            .saidBy("portal", "2026-11-06T10:00:00Z", "attested", DAY_2)
            .at("2026-12-01T00:00:00Z"));
  }

  /** Both grades are enough; it is the last word that counts. */
  @Test
  void witness_agreeingAtLastWithAnotherGrade_contradictsNoMore() {
    var scenario =
        new OracleScenario()
            .terms("'on_conflict':'review'")
            .session("s1", DAY_2)
            .said(DAY_3, "attested", DAY_2)
            .graded("body-signed", "w1", "portal", DAY_3, "retracted", DAY_3);
    assertStands("Ambiguous", 0, scenario.at("2026-12-01T00:00:00Z"));

    scenario.graded("body-signed-fresh", "w2", "portal", LATER, "attested", DAY_2);
    assertStands("Billable", 1000, scenario.at("2026-12-01T00:00:00Z"));
  }

  @Test
  void ruling_settlesWhatWasSaidUpToIt() {
    var stands = contradicted("'review'").resolved("2026-11-10T10:00:00Z", "'finding':'stands'");
    assertStands("Billable", 1000, stands.at("2026-12-01T00:00:00Z"));
    stands.saidBy("portal", "2026-11-12T10:00:00Z", "retracted", DAY_3);
    assertStands("Ambiguous", 0, stands.at("2026-12-01T00:00:00Z"));

    var falls = contradicted("'review'").resolved("2026-11-10T10:00:00Z", "'finding':'falls'");
    assertStands("NotBillable", 0, falls.at("2026-12-01T00:00:00Z"));
    falls.said("2026-11-12T10:00:00Z", "attested", DAY_2);
    assertStands("Ambiguous", 0, falls.at("2026-12-01T00:00:00Z"));
  }

  private static OracleScenario contradicted(String onConflict) {
    return new OracleScenario()
        .terms("'on_conflict':" + onConflict)
        .session("s1", DAY_2)
        .said(DAY_3, "attested", DAY_2)
        .saidBy("portal", LATER, "retracted", DAY_3);
  }

  private static String value(String amount, String currency) {
    return "'value':{'amount':'" + amount + "','currency':'" + currency + "'}";
  }

  private static String stated(String at) {
    return "'stated_at':'" + at + "'";
  }
}
