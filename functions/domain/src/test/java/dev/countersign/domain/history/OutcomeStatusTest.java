package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an outcome stands after what was stated and recorded, and what is billed for it. */
final class OutcomeStatusTest {
  @Test
  void attested_withoutSession_isParkedThenLapses() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NO_SESSION, 0);

    outcome.pass("2026-11-09T10:00:05Z");
    assertEquals(OutcomeStatus.PARKED, outcome.last().status());
    outcome.pass("2026-11-09T10:00:06Z");
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void sessionRecorded_atTheEndOfTheWait_counts() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(attested("m1"));
    outcome.record(session("s1").received("2026-11-09T10:00:06Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void sessionRecorded_afterTheEndOfTheWait_comesLate() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(attested("m1"));
    outcome.record(session("s1").received("2026-11-09T10:00:07Z"));
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void attested_twoSessionsUnderSole_isAmbiguousUntilChosen() {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Sole()).waitTime("P7D"));
    outcome.record(session("s1"));
    outcome.record(session("s2").started("2026-11-01T10:00:00Z"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.SEVERAL_SESSIONS, 0);

    var at = Instant.parse("2026-11-03T00:00:00Z");
    outcome.choose(new SessionChoice(new SessionId("s1"), "eve", "she called first", at), at);
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
    assertEquals("s1", outcome.last().session().orElseThrow().value());
  }

  @Test
  void chosen_olderThanTheChoiceThatStands_changesNothing() {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Sole()));
    outcome.record(session("s1"));
    outcome.record(session("s2"));
    outcome.say(attested("m1"));
    var at = Instant.parse("2026-11-03T00:00:00Z");
    outcome.choose(new SessionChoice(new SessionId("s1"), "eve", "she called first", at), at);

    var older = new SessionChoice(new SessionId("s2"), "bob", "no", at.minusSeconds(1));

    assertInstanceOf(Decision.Unchanged.class, outcome.choose(older, at.plusSeconds(1)));
  }

  @Test
  void attested_withAHold_isHeldUntilItsEnd() {
    var outcome = OutcomeFixture.under(terms().hold("occurred_at", "PT72H"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.HELD, null, 0);
    assertEquals(Instant.parse("2026-11-05T10:00:00Z"), outcome.last().lookAgain().orElseThrow());

    outcome.pass("2026-11-05T09:59:59.999Z");
    assertEquals(0, outcome.net());
    outcome.pass("2026-11-05T10:00:00Z");
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void attested_holdFromAFact_movesWithRestatement() {
    var outcome =
        OutcomeFixture.under(terms().zone("Europe/Berlin").hold("facts.policy_start", "P14D"));
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("policy_start", "2026-12-01"));
    assertEquals(Instant.parse("2026-12-14T23:00:00Z"), outcome.last().lookAgain().orElseThrow());

    outcome.say(
        restated("m2")
            .stated("2026-11-03T00:00:00Z")
            .received(Instant.parse("2026-11-03T00:00:00Z"))
            .fact("policy_start", "2026-10-01"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void session_correctedToAPerson_takesTheMoneyBack() {
    var outcome = OutcomeFixture.under(terms().freeWhen(new ExemptionRule.HumanHandled()));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    assertEquals(150, outcome.net());
    var later = Instant.parse("2026-11-04T10:00:00Z");
    outcome.record(
        session("s1").handledBy(Session.HandledBy.HUMAN).recorded(later).received(later));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, "human_handled", 0);
    assertEquals("human_handled", outcome.events().getLast().reasonOrNull());
  }

  @Test
  void restated_inAGradeTooWeakByAStricterVersion_displacesNothing() {
    var outcome =
        OutcomeFixture.under(
            terms().assurance(Assurance.BODY_SIGNED),
            terms(2).from("2026-11-05T00:00:00Z").assurance(Assurance.BODY_SIGNED_FRESH));
    outcome.record(session("s1"));
    outcome.say(attested("m1").assurance(Assurance.BODY_SIGNED));
    long before = outcome.net();
    outcome.say(
        restated("m2")
            .assurance(Assurance.BODY_SIGNED)
            .at("2026-11-06T10:00:00Z")
            .occurred("2026-11-06T10:00:00Z"));
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
    assertEquals(before, outcome.net());
  }

  @Test
  void priced_byAVersionOfAnotherCurrency_billsNothingAndSaysWhy() {
    var outcome =
        OutcomeFixture.under(
            terms().price(percent("10", null, null, "JPY")),
            terms(2).from("2026-11-02T00:00:00Z").price(percent("10", null, null, "EUR")));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.WRONG_CURRENCY, 0);
  }

  @Test
  void attested_freeByEachReason_isNotBillable() {
    assertFree(session("s1").arm(Session.Arm.HOLDOUT), terms(), ReasonCodes.HOLDOUT);
    var human = terms().freeWhen(new ExemptionRule.HumanHandled());
    assertFree(session("s1").handledBy(Session.HandledBy.HUMAN), human, "human_handled");
    assertFree(session("s1").handledBy(Session.HandledBy.BOTH), human, "human_handled");
    var rule = new Rule("pre_existing", "…", (truth, session) -> Rule.Finding.HOLDS);
    var when = new ExemptionRule.When(rule);
    assertFree(session("s1"), terms().freeWhen(when), "pre_existing");
  }

  private static void assertFree(SessionBuilder session, TermsBuilder terms, String reason) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session);
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, reason, 0);
  }

  @Test
  void attested_sessionBeforeAllVersions_hasNoTerms() {
    var outcome = OutcomeFixture.under(terms().window("P1Y"));
    outcome.record(session("s1").started("2025-12-31T23:59:59Z"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS, 0);
  }

  @Test
  void attested_namedSessionStartedTooLongBefore_isOutOfWindow() {
    var outcome = OutcomeFixture.under(terms().window("P1D"));
    outcome.record(session("s1").started("2026-11-01T09:59:59Z"));
    outcome.say(attested("m1").session("s1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.OUT_OF_WINDOW, 0);
  }

  @Test
  void attested_namedSessionStartedAfterwards_precedesSession() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1").started("2026-11-02T10:00:01Z"));
    outcome.say(attested("m1").session("s1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.PRECEDES_SESSION, 0);
  }

  @Test
  void attested_atTheEndOfTheWindow_counts() {
    var outcome = OutcomeFixture.under(terms().window("P1D"));
    outcome.record(session("s1").started("2026-11-01T10:00:00Z"));
    outcome.say(attested("m1"));
    assertEquals(150, outcome.net());
  }

  @Test
  void attested_atTheSessionsStart_counts() {
    var outcome = OutcomeFixture.under(terms().window("P1D"));
    outcome.record(session("s1").started("2026-11-02T10:00:00Z"));
    outcome.say(attested("m1"));
    assertEquals(150, outcome.net());
  }

  @Test
  void attested_weakerThanTheTermsBelieve_isUnderAssured() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1").assurance(Assurance.CALLER_ONLY));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, 0);
    assertEquals(StatementVerdict.UNDER_ASSURED, outcome.verdict());
  }

  @Test
  void attested_weakerThanTheTermsBelieve_displacesNothing() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(attested("m2").assurance(Assurance.CALLER_ONLY).stated("2026-11-03T00:00:00Z"));
    outcome.say(retracted("m3").at("2026-11-20T10:00:00Z").assurance(Assurance.CALLER_ONLY));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void restated_otherValue_isReversedAndBilledAnew() {
    var outcome = OutcomeFixture.under(terms().price(percent("2.5", "1.00", "500.00", "EUR")));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(restated("m2").stated("2026-11-03T10:00:00Z").value(money("1000.00", "EUR")));
    assertEquals(List.of("/value"), outcome.trace().differs());
    assertEquals(2500, outcome.net());
    assertEquals(3, outcome.events().size());
    assertEquals(2, outcome.events().getLast().revision());
  }

  @Test
  void restated_olderThanTheTruth_isSuperseded() {
    var outcome = OutcomeFixture.under(terms().price(percent("2.5", "1.00", "500.00", "EUR")));
    outcome.record(session("s1"));
    outcome.say(attested("m1").stated("2026-11-03T10:00:00Z"));
    outcome.say(restated("m2").stated("2026-11-03T09:00:00Z").value(money("9.00", "EUR")));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 3000);
  }
}
