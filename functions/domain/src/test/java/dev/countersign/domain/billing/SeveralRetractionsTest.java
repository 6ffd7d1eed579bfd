package dev.countersign.domain.billing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Which of several retractions counts. 120.00 were billed for a policy that was signed on 2
 * November 2026; of 365 days 273 are left on 2 February 2027 (89.75), and 184 on 2 May (60.49).
 */
final class SeveralRetractionsTest {
  private static final String FEBRUARY = "2027-02-02T10:00:00Z";
  private static final String MAY = "2027-05-02T10:00:00Z";
  private static final String LATE = "2027-06-01T00:00:00Z";
  private static final Clawback PRO_RATA =
      new Clawback.ProRata(DatePath.OCCURRED_AT, CalendarSpan.parse("P12M"));

  private static TermsBuilder proRata() {
    return terms().price(percent("10", null, null, "EUR")).clawback(PRO_RATA);
  }

  private static OutcomeFixture billed(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.pass("2026-12-31T00:00:00Z");
    return outcome;
  }

  private static StatementBuilder happened(String message, String at) {
    return retracted(message).told(LATE).occurred(at);
  }

  @Test
  void ofOneRule_theEarliestCounts() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", MAY).reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 12_000 - 6_049);
    outcome.say(happened("m3", FEBRUARY).reason("gone"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
  }

  @Test
  void ofOneRule_aLaterOne_changesNothing() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", FEBRUARY).reason("gone"));
    outcome.say(happened("m3", MAY).reason("left"));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
  }

  @Test
  void atOneTime_theOneStatedFirstCounts() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", MAY).reason("left"));
    outcome.say(happened("m3", MAY).reason("gone").stated("2027-05-31T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 6_049);
  }

  @Test
  void ofSeveralRules_theOneThatLeavesLeastCounts() {
    var outcome =
        billed(
            proRata()
                .clawbacks(
                    new ClawbackRule(Set.of("fraud"), new Clawback.Always()),
                    ClawbackRule.forAll(PRO_RATA)));
    outcome.say(happened("m2", FEBRUARY).reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 12_000 - 8_975);
    outcome.say(happened("m3", MAY).reason("fraud"));
    outcome.assertStands(OutcomeStatus.REVERSED, "fraud", 0);
    outcome.say(happened("m4", "2027-01-02T10:00:00Z").reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "fraud", 0);
  }

  @Test
  void ofSeveralRulesThatLeaveTheSame_theEarliestCounts() {
    var outcome =
        billed(
            proRata()
                .clawbacks(
                    new ClawbackRule(Set.of("fraud"), new Clawback.Always()),
                    ClawbackRule.forAll(new Clawback.Always())));
    outcome.say(happened("m2", MAY).reason("fraud"));
    outcome.say(happened("m3", FEBRUARY).reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 0);
  }

  @Test
  void underNoRule_leavesEverything() {
    var outcome = billed(proRata().clawbacks(new ClawbackRule(Set.of("fraud"), PRO_RATA)));
    outcome.say(happened("m2", FEBRUARY).reason("left"));
    assertEquals(StatementVerdict.NOT_REFUNDABLE, outcome.verdict());
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    outcome.say(happened("m3", FEBRUARY));
    assertEquals(StatementVerdict.NOT_REFUNDABLE, outcome.verdict());
    outcome.say(happened("m4", MAY).reason("fraud"));
    outcome.assertStands(OutcomeStatus.REVERSED, "fraud", 12_000 - 6_049);
  }

  @Test
  void rules_theFirstWithTheReasonCounts() {
    var outcome =
        billed(
            proRata()
                .clawbacks(
                    ClawbackRule.forAll(PRO_RATA),
                    new ClawbackRule(Set.of("fraud"), new Clawback.Always())));
    outcome.say(happened("m2", MAY).reason("fraud"));
    outcome.assertStands(OutcomeStatus.REVERSED, "fraud", 12_000 - 6_049);
  }

  @Test
  void beforeTheHoldsEnd_takesBackAllForEver() {
    var outcome = billed(proRata().hold("occurred_at", "P30D"));
    outcome.say(happened("m2", MAY).reason("left"));
    assertEquals(12_000 - 6_049, outcome.net());
    outcome.say(happened("m3", "2026-12-02T09:59:59Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
    outcome.say(happened("m4", FEBRUARY).reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
    outcome.say(happened("m5", "2026-11-20T00:00:00Z").reason("sooner"));
    outcome.assertStands(OutcomeStatus.REVERSED, "sooner", 0);
  }

  @Test
  void atTheHoldsEnd_fallsUnderTheClawback() {
    var outcome = billed(proRata().hold("occurred_at", "P30D"));
    outcome.say(happened("m2", "2026-12-02T10:00:00Z").reason("left"));
    // 120.00 × 335 ÷ 365 = 110.137
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 12_000 - 11_014);
  }

  @Test
  void happenedBeforeTheTruthDid_takesBackAll() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", "2026-11-01T00:00:00Z").reason("left"));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 0);
  }

  @Test
  void restated_afterIt_isTakenBackAsCorrected() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", MAY).reason("left"));
    outcome.say(restated("m3").told("2027-06-02T00:00:00Z").value(money("600.00", "EUR")));
    // 60.00 × 184 ÷ 365 = 30.247
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 6_000 - 3_025);
    outcome.say(noted("m4").told("2027-06-03T00:00:00Z").value(money("1200.00", "EUR")));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 12_000 - 6_049);
  }

  @Test
  void restated_soThatItHappenedInTheHold_takesBackAll() {
    var outcome = billed(proRata().hold("occurred_at", "P30D").window("P12M"));
    outcome.say(happened("m2", FEBRUARY).reason("left"));
    outcome.say(restated("m3").occurred("2027-01-20T00:00:00Z").told("2027-06-02T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 0);
  }

  @Test
  void notices_takeEffectOnTheirDates() {
    var outcome = billed(proRata());
    outcome.say(retracted("m2").told("2027-01-01T00:00:00Z").occurred(MAY).reason("left"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    assertEquals(Optional.of(Instant.parse(MAY)), outcome.last().lookAgain());
    outcome.say(retracted("m3").told("2027-01-02T00:00:00Z").occurred(FEBRUARY).reason("gone"));
    assertEquals(Optional.of(Instant.parse(FEBRUARY)), outcome.last().lookAgain());
    assertEquals(12_000, outcome.net());
    outcome.pass(FEBRUARY).assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
    outcome.pass(MAY).assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
  }

  @Test
  void notice_withdrawnByAttestingAnew_neverTakesEffect() {
    var outcome = billed(proRata());
    outcome.say(retracted("m2").told("2027-01-01T00:00:00Z").occurred(MAY).reason("left"));
    outcome.say(attested("m3").told("2027-01-02T00:00:00Z"));
    outcome.pass(LATE).assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void notice_afterARetractionOfTheSameRule_changesNothing() {
    var outcome =
        billed(
            proRata()
                .clawback(new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P10D"))));
    outcome.say(retracted("m2").at("2027-01-01T00:00:00Z").reason("left"));
    assertEquals(StatementVerdict.NOT_REFUNDABLE, outcome.verdict());
    outcome.say(retracted("m3").told("2027-01-02T00:00:00Z").occurred(MAY).reason("other"));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
  }

  @Test
  void value_ofARetraction_meansNothing() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", MAY).reason("left").value(money("1.00", "USD")));
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 12_000 - 6_049);
  }

  @Test
  void merged_afterTheClawbacksEndAndAfterRetractions_takesBackAll() {
    var outcome = billed(proRata());
    outcome.say(happened("m2", MAY).reason("left"));
    outcome.say(merged("m3", "P-1").at("2029-01-01T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.REVERSED, ReasonCodes.MERGED, 0);
    assertEquals("policy/P-1", outcome.last().detailOrNull());
    outcome.say(retracted("m4").at("2029-01-02T00:00:00Z").occurred("2026-11-01T00:00:00Z"));
    assertEquals(StatementVerdict.MERGED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.REVERSED, ReasonCodes.MERGED, 0);
    outcome.say(attested("m5").told("2029-01-03T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void merged_beforeAnythingWasBilled_isVoid() {
    var outcome = OutcomeFixture.under(proRata());
    outcome.say(merged("m1", "P-1").at("2026-11-03T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.VOID, ReasonCodes.MERGED, 0);
    assertEquals("policy/P-1", outcome.last().detailOrNull());
    outcome.record(session("s1"));
    outcome.say(restated("m2").at("2026-11-04T00:00:00Z").occurred("2026-11-02T10:00:00Z"));
    assertEquals(StatementVerdict.MERGED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.VOID, ReasonCodes.MERGED, 0);
  }
}
