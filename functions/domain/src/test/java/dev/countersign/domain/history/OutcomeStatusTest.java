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
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeStatusTest {
  private static void stands(
      OutcomeFixture outcome, OutcomeStatus status, String reason, long net) {
    assertEquals(status, outcome.last().status());
    assertEquals(reason, String.valueOf(outcome.last().reasonOrNull()));
    assertEquals(net, outcome.net());
  }

  @Test
  void attested_withoutSession_isParkedThenLapses() {
    var outcome = OutcomeFixture.under(terms().waiting("P7D"));
    outcome.say(attested("m1"));
    stands(outcome, OutcomeStatus.PARKED, ReasonCodes.NO_SESSION, 0);

    outcome.pass("2026-11-09T10:00:05Z");
    assertEquals(OutcomeStatus.PARKED, outcome.last().status());
    outcome.pass("2026-11-09T10:00:06Z");
    stands(outcome, OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void sessionRecorded_atTheLastMomentOfTheWait_countsAndOneLaterDoesNot() {
    var late = OutcomeFixture.under(terms().waiting("P7D"));
    late.say(attested("m1"));
    late.record(session("s1").received("2026-11-09T10:00:06Z"));
    stands(late, OutcomeStatus.BILLABLE, "null", 150);

    var later = OutcomeFixture.under(terms().waiting("P7D"));
    later.say(attested("m1"));
    later.record(session("s1").received("2026-11-09T10:00:07Z"));
    stands(later, OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void attested_twoSessionsUnderSole_isAmbiguousUntilChosen() {
    var outcome = OutcomeFixture.under(terms().paying(new Attribution.Sole()).waiting("P7D"));
    outcome.record(session("s1"));
    outcome.record(session("s2").started("2026-11-01T10:00:00Z"));
    outcome.say(attested("m1"));
    stands(outcome, OutcomeStatus.AMBIGUOUS, ReasonCodes.SEVERAL_SESSIONS, 0);

    var at = Instant.parse("2026-11-03T00:00:00Z");
    outcome.choose(new SessionChoice(new SessionId("s1"), "eve", "she called first", at), at);
    stands(outcome, OutcomeStatus.BILLABLE, "null", 150);
    assertEquals("s1", outcome.last().session().orElseThrow().value());
    var older = at.minusSeconds(1);
    assertInstanceOf(
        Decision.Unchanged.class,
        outcome.choose(
            new SessionChoice(new SessionId("s2"), "bob", "no", older), at.plusSeconds(1)));
  }

  @Test
  void attested_withAHold_isHeldUntilItsEnd() {
    var outcome = OutcomeFixture.under(terms().hold("occurred_at", "PT72H"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    stands(outcome, OutcomeStatus.HELD, "null", 0);
    assertEquals(Instant.parse("2026-11-05T10:00:00Z"), outcome.last().lookAgain().orElseThrow());

    outcome.pass("2026-11-05T09:59:59.999Z");
    assertEquals(0, outcome.net());
    outcome.pass("2026-11-05T10:00:00Z");
    stands(outcome, OutcomeStatus.BILLABLE, "null", 150);
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
    stands(outcome, OutcomeStatus.BILLABLE, "null", 150);
  }

  @Test
  void retracted_insideTheHold_isVoid() {
    var outcome = OutcomeFixture.under(terms().hold("occurred_at", "PT72H"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").because("reopened"));
    stands(outcome, OutcomeStatus.VOID, "reopened", 0);
    assertEquals(List.of(), outcome.events());
  }

  @Test
  void retracted_afterBilling_isReversedInFull() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-20T10:00:00Z").because("cancelled"));
    stands(outcome, OutcomeStatus.REVERSED, "cancelled", 0);
    var reversal = outcome.events().getLast();
    assertEquals(outcome.events().getFirst().id(), reversal.reversesOrNull());
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), reversal.occurredAt());
    assertEquals("cancelled", reversal.reasonOrNull());
  }

  @Test
  void retracted_insideTheHoldButToldLater_takesAllBack() {
    var outcome =
        OutcomeFixture.under(
            terms()
                .hold("occurred_at", "PT72H")
                .clawback(new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P5D"))));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.pass("2026-12-01T00:00:00Z");
    outcome.say(
        retracted("m2")
            .occurred("2026-11-05T09:59:59Z")
            .stated("2026-12-02T00:00:00Z")
            .received(Instant.parse("2026-12-02T00:00:00Z")));
    assertEquals(OutcomeStatus.REVERSED, outcome.last().status());
    assertEquals(0, outcome.net());
  }

  @Test
  void retracted_proRata_takesBackTheDaysLeft() {
    var outcome =
        OutcomeFixture.under(
            terms()
                .price(percent("2.5", null, null, "EUR"))
                .clawback(
                    new Clawback.ProRata(
                        new DatePath("facts.policy_start"), CalendarSpan.parse("P12M"))));
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("policy_start", "2026-12-01"));
    outcome.say(retracted("m2").at("2027-03-01T10:00:00Z").because("left"));
    // 30.00 less 275/365 of it, which is 22.60 rounded half even
    stands(outcome, OutcomeStatus.REVERSED, "left", 3000 - 2260);
    var kinds = outcome.events().stream().map(ResultEvent::kind).toList();
    assertEquals(
        List.of(ResultEvent.Kind.BILLABLE, ResultEvent.Kind.REVERSAL, ResultEvent.Kind.BILLABLE),
        kinds);
    var refund = outcome.events().getLast().refundOrNull();
    assertEquals("275/365", refund == null ? "" : refund.left() + "/" + refund.of());
  }

  /** The interface: "Before `from`: all of it." */
  @Test
  void retracted_beforeTheClawbacksStart_takesBackAllByAnyRule() {
    var start = new DatePath("facts.policy_start");
    var half = new Clawback.Step(CalendarSpan.parse("P30D"), new BigDecimal("50"));
    for (Clawback rule :
        List.of(
            new Clawback.ProRata(start, CalendarSpan.parse("P12M")),
            new Clawback.Steps(start, List.of(half)))) {
      var outcome = OutcomeFixture.under(terms().clawback(rule));
      outcome.record(session("s1"));
      outcome.say(attested("m1").fact("policy_start", "2026-12-01"));
      outcome.say(retracted("m2").at("2026-11-30T10:00:00Z").because("left"));
      stands(outcome, OutcomeStatus.REVERSED, "left", 0);
      assertEquals(ResultEvent.Kind.REVERSAL, outcome.events().getLast().kind());
    }
  }

  @Test
  void retracted_afterTheClawbacksEnd_isNotRefundable() {
    var outcome =
        OutcomeFixture.under(
            terms().clawback(new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P5D"))));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-07T10:00:00Z"));
    stands(outcome, OutcomeStatus.BILLABLE, "null", 150);
    assertEquals(StatementVerdict.NOT_REFUNDABLE, outcome.verdict());
  }

  @Test
  void retracted_withNotice_takesEffectOnItsDate() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(
        retracted("m2")
            .occurred("2026-12-31T00:00:00Z")
            .stated("2026-11-10T00:00:00Z")
            .received(Instant.parse("2026-11-10T00:00:00Z")));
    assertEquals(150, outcome.net());
    outcome.pass("2026-12-31T00:00:00Z");
    assertEquals(0, outcome.net());
  }

  @Test
  void retracted_firstAndAheadByTermsNotYetKnown_isReadByThemOnItsDate() {
    var strict = terms().believing(Assurance.BODY_SIGNED_FRESH);
    var ahead =
        retracted("m2")
            .at("2026-11-03T10:00:00Z")
            .occurred("2026-11-20T10:00:00Z")
            .proved(Assurance.BODY_SIGNED)
            .because("cancelled")
            .build();
    var told = OutcomeFixture.under(strict);
    told.say(ahead);
    assertEquals(ReasonCodes.NOT_ATTESTED, told.last().reasonOrNull());
    assertEquals(ahead.occurredAt(), told.last().lookAgainOrNull());

    var later = terms(2).from("2026-11-15T00:00:00Z").believing(Assurance.BODY_SIGNED);
    var decided =
        OutcomeDecider.decide(
            OutcomeFixture.TENANT,
            OutcomeFixture.CLAIM,
            told.sealed(),
            new Stimulus.TimeReached(List.of()),
            TermsBuilder.book(strict, later),
            ahead.occurredAt());

    var entry = assertInstanceOf(Decision.Appended.class, decided).entry();
    assertEquals(OutcomeStatus.VOID, entry.status());
    assertEquals("cancelled", entry.reasonOrNull());
    assertNull(entry.lookAgainOrNull());
  }

  @Test
  void retracted_firstAndTooWeakOfThePast_isNotLookedAtAgain() {
    var outcome = OutcomeFixture.under(terms().believing(Assurance.BODY_SIGNED_FRESH));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").proved(Assurance.BODY_SIGNED));

    stands(outcome, OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
    assertNull(outcome.last().lookAgainOrNull());
  }

  @Test
  void retracted_first_isRemembered() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").because("wrong"));
    stands(outcome, OutcomeStatus.VOID, "wrong", 0);
    outcome.say(attested("m1").received(Instant.parse("2026-11-03T11:00:00Z")));
    stands(outcome, OutcomeStatus.VOID, "wrong", 0);
    var later = Instant.parse("2026-11-04T10:00:00Z");
    outcome.say(attested("m3").stated(later).received(later));
    stands(outcome, OutcomeStatus.BILLABLE, "null", 150);
  }

  @Test
  void attested_freeByEachReason_isNotBillable() {
    free(session("s1").mode(Session.Mode.TEST), terms(), ReasonCodes.TEST);
    free(session("s1").arm(Session.Arm.HOLDOUT), terms(), ReasonCodes.HOLDOUT);
    var human = terms().free(new ExemptionRule.HumanHandled());
    free(session("s1").handledBy(Session.HandledBy.HUMAN), human, "human_handled");
    free(session("s1").handledBy(Session.HandledBy.BOTH), human, "human_handled");
    var when = new ExemptionRule.When("pre_existing", "…", (said, session) -> true);
    free(session("s1"), terms().free(when), "pre_existing");
    free(
        session("s1").started("2025-12-31T23:59:59Z"), terms().window("P1Y"), ReasonCodes.NO_TERMS);
  }

  private static void free(SessionBuilder session, TermsBuilder terms, String reason) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session);
    outcome.say(attested("m1"));
    stands(outcome, OutcomeStatus.NOT_BILLABLE, reason, 0);
  }

  @Test
  void attested_namedSessionOutsideTheWindow_isNotBillable() {
    var outcome = OutcomeFixture.under(terms().window("P1D"));
    outcome.record(session("s1").started("2026-11-01T09:59:59Z"));
    outcome.say(attested("m1").session("s1"));
    stands(outcome, OutcomeStatus.NOT_BILLABLE, ReasonCodes.OUT_OF_WINDOW, 0);

    var early = OutcomeFixture.under(terms());
    early.record(session("s1").started("2026-11-02T10:00:01Z"));
    early.say(attested("m1").session("s1"));
    stands(early, OutcomeStatus.NOT_BILLABLE, ReasonCodes.PRECEDES_SESSION, 0);
  }

  @Test
  void attested_bothEndsOfTheWindow_count() {
    var end = OutcomeFixture.under(terms().window("P1D"));
    end.record(session("s1").started("2026-11-01T10:00:00Z"));
    end.say(attested("m1"));
    assertEquals(150, end.net());
    var start = OutcomeFixture.under(terms().window("P1D"));
    start.record(session("s1").started("2026-11-02T10:00:00Z"));
    start.say(attested("m1"));
    assertEquals(150, start.net());
  }

  @Test
  void attested_weakerThanTheTerms_isNotBillableAndNeverDisplaces() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1").proved(Assurance.CALLER_ONLY));
    stands(outcome, OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, 0);
    assertEquals(StatementVerdict.UNDER_ASSURED, outcome.verdict());
    outcome.say(attested("m2"));
    assertEquals(150, outcome.net());
    outcome.say(retracted("m3").at("2026-11-20T10:00:00Z").proved(Assurance.CALLER_ONLY));
    assertEquals(150, outcome.net());
  }

  @Test
  void session_correctedToAPerson_takesTheMoneyBack() {
    var outcome = OutcomeFixture.under(terms().free(new ExemptionRule.HumanHandled()));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    assertEquals(150, outcome.net());
    var later = Instant.parse("2026-11-04T10:00:00Z");
    outcome.record(
        session("s1").handledBy(Session.HandledBy.HUMAN).recorded(later).received(later));
    stands(outcome, OutcomeStatus.NOT_BILLABLE, "human_handled", 0);
    assertEquals("human_handled", outcome.events().getLast().reasonOrNull());
  }

  @Test
  void witness_contradicting_isReviewedOnlyByThoseTerms() {
    for (var what : Terms.OnConflict.values()) {
      var outcome = OutcomeFixture.under(terms().sources("crm", "portal").onConflict(what));
      outcome.record(session("s1"));
      outcome.say(attested("m1"));
      outcome.say(retracted("w1").by("portal").at("2026-11-03T10:00:00Z"));
      assertEquals(StatementVerdict.WITNESSED, outcome.verdict());
      boolean review = what == Terms.OnConflict.REVIEW;
      assertEquals(
          review ? OutcomeStatus.AMBIGUOUS : OutcomeStatus.BILLABLE, outcome.last().status());
      assertEquals(review ? 0 : 150, outcome.net());
      outcome.say(attested("w2").by("portal").at("2026-11-03T10:00:01Z"));
      assertEquals(150, outcome.net());
    }
  }

  @Test
  void restated_otherValue_isReversedAndBilledAnew() {
    var outcome = OutcomeFixture.under(terms().price(percent("2.5", "1.00", "500.00", "EUR")));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(restated("m2").stated("2026-11-03T10:00:00Z").value(money("1000.00", "EUR")));
    assertEquals(List.of("/value"), outcome.said().differs());
    assertEquals(2500, outcome.net());
    assertEquals(3, outcome.events().size());
    assertEquals(2, outcome.events().getLast().revision());
    outcome.say(restated("m3").stated("2026-11-03T09:00:00Z").value(money("9.00", "EUR")));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
    assertEquals(2500, outcome.net());
  }

  @Test
  void restated_inAGradeTooWeakByAStricterVersion_displacesNothing() {
    var outcome =
        OutcomeFixture.under(
            terms().believing(Assurance.BODY_SIGNED),
            terms(2).from("2026-11-05T00:00:00Z").believing(Assurance.BODY_SIGNED_FRESH));
    outcome.record(session("s1"));
    outcome.say(attested("m1").proved(Assurance.BODY_SIGNED));
    long before = outcome.net();
    outcome.say(
        restated("m2")
            .proved(Assurance.BODY_SIGNED)
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
    stands(outcome, OutcomeStatus.NOT_BILLABLE, ReasonCodes.WRONG_CURRENCY, 0);
  }
}
