package dev.countersign.domain.billing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a witness contradicts. The policy was signed on 2 November at 10:00. */
final class ContradictionTest {
  private static final Clawback TEN_DAYS =
      new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P10D"));

  private static TermsBuilder reviewing() {
    return terms().sources("crm", "portal", "broker").onConflict(Terms.OnConflict.REVIEW);
  }

  private static OutcomeFixture billed(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("start", "2026-11-02"));
    return outcome;
  }

  private static StatementBuilder portal(StatementBuilder statement) {
    return statement.source("portal");
  }

  private static void assertContradicted(OutcomeFixture outcome) {
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS, 0);
  }

  private static void assertUncontradicted(OutcomeFixture outcome) {
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void retracted_byAWitness_contradicts() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_byAWitnessOfTheFuture_contradictsOnItsDate() {
    var outcome = billed(reviewing());
    outcome.say(
        portal(retracted("w1")).told("2026-11-03T00:00:00Z").occurred("2026-12-01T00:00:00Z"));
    assertUncontradicted(outcome);
    assertEquals(Optional.of(Instant.parse("2026-12-01T00:00:00Z")), outcome.last().lookAgain());
    assertContradicted(outcome.pass("2026-12-01T00:00:00Z"));
  }

  @Test
  void retracted_byAWitnessThatAttestedAnew_contradictsNoMore() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    outcome.say(portal(attested("w2")).told("2026-11-04T00:00:00Z"));
    assertUncontradicted(outcome);
  }

  @Test
  void restated_byAWitnessThatRetracted_stillContradicts() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    outcome.say(portal(restated("w2")).told("2026-11-04T00:00:00Z"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_byAWitnessNotAfterTheTruthBegan_doesNot() {
    var began = "2026-11-02T10:00:05Z";
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).occurred(began).told(began));
    assertUncontradicted(outcome);
    outcome.say(portal(retracted("w2")).occurred(began).told("2026-11-02T10:00:06Z"));
    assertContradicted(outcome);
  }

  @Test
  void reinstated_afterTheWitnessRetracted_isATruthThatBeganLater() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    outcome.say(retracted("m2").at("2026-11-04T00:00:00Z"));
    outcome.say(attested("m3").told("2026-11-05T00:00:00Z").fact("start", "2026-11-02"));
    assertUncontradicted(outcome);
  }

  @Test
  void restated_afterTheWitnessRetracted_isTheSameTruth() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    outcome.say(restated("m2").told("2026-11-05T00:00:00Z").fact("start", "2026-11-02"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_whereTheClawbackReturnsNothing_doesNot() {
    var outcome = billed(reviewing().clawback(TEN_DAYS));
    outcome.say(portal(retracted("w1")).at("2026-11-12T10:00:00Z"));
    assertUncontradicted(outcome);
    outcome.say(
        portal(retracted("w2")).occurred("2026-11-12T09:59:59Z").told("2026-11-12T10:00:01Z"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_byAReasonThatNoClawbackIsFor_doesNot() {
    var outcome =
        billed(reviewing().clawbacks(new ClawbackRule(Set.of("fraud"), new Clawback.Always())));
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z").reason("other"));
    assertUncontradicted(outcome);
    outcome.say(portal(retracted("w2")).at("2026-11-04T00:00:00Z").reason("fraud"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_beforeTheHoldsEndByAnyReason_does() {
    var outcome =
        billed(
            reviewing()
                .hold("occurred_at", "P3D")
                .clawbacks(new ClawbackRule(Set.of("fraud"), new Clawback.Always())));
    outcome.say(portal(retracted("w1")).at("2026-11-05T10:00:00Z").reason("other"));
    assertUncontradicted(outcome);
    outcome.say(
        portal(retracted("w2"))
            .occurred("2026-11-05T09:59:59Z")
            .told("2026-11-06T00:00:00Z")
            .reason("other"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_afterTheLock_doesNotButAMergeDoes() {
    var outcome = billed(reviewing().lock("occurred_at", "P10D"));
    outcome.say(portal(retracted("w1")).at("2026-11-12T10:00:00Z"));
    assertUncontradicted(outcome);
    outcome.say(portal(merged("w2", "P-1")).at("2026-12-12T10:00:00Z"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_receivedThreeDaysAfterTheLock_doesNot() {
    var outcome = billed(reviewing().lock("occurred_at", "P10D"));
    outcome.say(
        portal(retracted("w1"))
            .at("2026-11-12T09:59:59Z")
            .received(Instant.parse("2026-11-15T10:00:01Z")));
    assertUncontradicted(outcome);
  }

  @Test
  void retracted_beforeALaterNoteMovedTheLock_stillContradicts() {
    var outcome = billed(reviewing().lock("facts.start", "P10D"));
    outcome.say(portal(retracted("w1")).at("2026-11-05T00:00:00Z"));
    assertContradicted(outcome);
    outcome.say(noted("m2").at("2026-11-06T00:00:00Z").fact("start", "2026-10-01"));
    assertContradicted(outcome);
  }

  @Test
  void retracted_byOneThatSpeaksOnlyToTakeBack_isNoWitness() {
    var outcome =
        OutcomeFixture.under(
            reviewing().sources("crm", "desk"), succeeding("2026-12-01T00:00:00Z"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("d1").source("desk").at("2026-11-03T00:00:00Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
  }

  private static TermsBuilder succeeding(String from) {
    return terms(2).from(from).sources("desk").succeeds("desk", "crm");
  }

  @Test
  void ruled_betweenTwoWitnesses_settlesOnlyTheFirst() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    var at = Instant.parse("2026-11-04T00:00:00Z");
    outcome.rule(new Ruling(Ruling.Finding.STANDS, "ann", "signed", at));
    assertUncontradicted(outcome);
    outcome.say(retracted("b1").source("broker").at("2026-11-05T00:00:00Z"));
    assertContradicted(outcome);
    outcome.say(attested("b2").source("broker").told("2026-11-06T00:00:00Z"));
    assertUncontradicted(outcome);
  }

  @Test
  void ruled_atTheTimeOfTheContradiction_settlesIt() {
    var outcome = billed(reviewing());
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    var at = Instant.parse("2026-11-03T00:00:00Z");
    outcome.rule(new Ruling(Ruling.Finding.STANDS, "ann", "signed", at));
    assertUncontradicted(outcome);
  }

  @Test
  void atOneTime_ofSeveralDenialsTheOneStatedFirst_isTheContradiction() {
    var outcome = billed(reviewing());
    outcome.say(
        portal(retracted("w1")).told("2026-11-05T00:00:00Z").occurred("2026-11-03T00:00:00Z"));
    var at = Instant.parse("2026-11-04T00:00:00Z");
    outcome.rule(new Ruling(Ruling.Finding.STANDS, "ann", "signed", at));
    assertContradicted(outcome);
    outcome.say(
        portal(retracted("w2"))
            .occurred("2026-11-03T00:00:00Z")
            .told("2026-11-05T00:00:00Z")
            .stated("2026-11-03T12:00:00Z"));
    assertUncontradicted(outcome);
  }

  @Test
  void contradiction_ofAFreeSession_playsNoPart() {
    var outcome = OutcomeFixture.under(reviewing());
    outcome.record(session("s1").arm(Session.Arm.HOLDOUT));
    outcome.say(attested("m1"));
    outcome.say(portal(retracted("w1")).at("2026-11-03T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.HOLDOUT, 0);
  }
}
