package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a retraction takes back, and when. */
final class RetractionTest {
  @Test
  void retracted_insideTheHold_isVoid() {
    var outcome = OutcomeFixture.under(terms().hold("occurred_at", "PT72H"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").reason("reopened"));
    outcome.assertStands(OutcomeStatus.VOID, "reopened", 0);
    assertEquals(List.of(), outcome.events());
  }

  @Test
  void retracted_afterBilling_isReversedInFull() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-20T10:00:00Z").reason("cancelled"));
    outcome.assertStands(OutcomeStatus.REVERSED, "cancelled", 0);
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
    outcome.say(retracted("m2").at("2027-03-01T10:00:00Z").reason("left"));
    // 30.00 less 275/365 of it, which is 22.60 rounded half even
    outcome.assertStands(OutcomeStatus.REVERSED, "left", 3000 - 2260);
    var kinds = outcome.events().stream().map(ResultEvent::kind).toList();
    assertEquals(
        List.of(ResultEvent.Kind.BILLABLE, ResultEvent.Kind.REVERSAL, ResultEvent.Kind.BILLABLE),
        kinds);
    var refund = outcome.events().getLast().refundOrNull();
    assertEquals("275/365", refund == null ? "" : refund.left() + "/" + refund.of());
  }

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
      outcome.say(retracted("m2").at("2026-11-30T10:00:00Z").reason("left"));
      outcome.assertStands(OutcomeStatus.REVERSED, "left", 0);
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
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
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
    var strict = terms().assurance(Assurance.BODY_SIGNED_FRESH);
    var ahead =
        retracted("m2")
            .at("2026-11-03T10:00:00Z")
            .occurred("2026-11-20T10:00:00Z")
            .assurance(Assurance.BODY_SIGNED)
            .reason("cancelled")
            .build();
    var told = OutcomeFixture.under(strict);
    told.say(ahead);
    assertEquals(ReasonCodes.NOT_ATTESTED, told.last().reasonOrNull());
    assertEquals(ahead.occurredAt(), told.last().lookAgainOrNull());

    var later = terms(2).from("2026-11-15T00:00:00Z").assurance(Assurance.BODY_SIGNED);
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
    var outcome = OutcomeFixture.under(terms().assurance(Assurance.BODY_SIGNED_FRESH));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").assurance(Assurance.BODY_SIGNED));

    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
    assertNull(outcome.last().lookAgainOrNull());
  }

  @Test
  void retracted_first_isRemembered() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(retracted("m2").at("2026-11-03T10:00:00Z").reason("wrong"));
    outcome.assertStands(OutcomeStatus.VOID, "wrong", 0);
    outcome.say(attested("m1").received(Instant.parse("2026-11-03T11:00:00Z")));
    outcome.assertStands(OutcomeStatus.VOID, "wrong", 0);
    var later = Instant.parse("2026-11-04T10:00:00Z");
    outcome.say(attested("m3").stated(later).received(later));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void retracted_withNoticeInsideTheHold_isVoidOnItsDate() {
    var outcome = OutcomeFixture.under(terms().hold("occurred_at", "P30D"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(
        retracted("m2")
            .occurred("2026-11-20T00:00:00Z")
            .stated("2026-11-10T00:00:00Z")
            .received(Instant.parse("2026-11-10T00:00:00Z")));
    assertEquals(Instant.parse("2026-11-20T00:00:00Z"), outcome.last().lookAgain().orElseThrow());
    outcome.pass("2026-11-20T00:00:00Z");
    assertEquals(OutcomeStatus.VOID, outcome.last().status());
  }
}
