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
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.ExemptionRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which result events bring the bill to what is owed, and what they say. */
final class BillingChangeTest {
  private static final Instant LATER = Instant.parse("2026-11-04T00:00:00Z");

  private final OutcomeFixture outcome = OutcomeFixture.under(terms());

  @BeforeEach
  void billed() {
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
  }

  @Test
  void reversal_ofACorrectedSession_saysSo() {
    outcome.record(session("s1").agent("care").recorded(LATER).received(LATER));
    assertEquals(ReasonCodes.SESSION_CORRECTED, outcome.events().get(1).reasonOrNull());
  }

  @Test
  void reversal_ofARetractionWithoutAReason_saysRetracted() {
    outcome.say(retracted("m2").at("2026-11-20T00:00:00Z"));
    assertEquals(ReasonCodes.RETRACTED, outcome.events().getLast().reasonOrNull());
  }

  @Test
  void reversal_ofARestatement_saysRestated() {
    var other = OutcomeFixture.under(terms().price(percent("2.5", null, null, "EUR")));
    other.record(session("s1"));
    other.say(attested("m1"));
    other.say(restated("m2").stated(LATER).received(LATER).value(money("1000.00", "EUR")));
    assertEquals(ReasonCodes.RESTATED, other.events().get(1).reasonOrNull());
  }

  @Test
  void difference_ofAnotherDateOnly_publishesNothing() {
    outcome.say(restated("m2").stated(LATER).received(LATER).occurred("2026-11-02T11:00:00Z"));
    assertEquals(1, outcome.events().size());
    assertEquals(150, outcome.net());
  }

  @Test
  void quantity_ofABillableAndItsReversal_isOneAndMinusOne() {
    outcome.say(retracted("m2").at("2026-11-20T00:00:00Z"));
    assertEquals(List.of(1L, -1L), outcome.events().stream().map(ResultEvent::quantity).toList());
  }

  @Test
  void reversal_ofARetraction_namesTheEvidenceOfBothStatements() {
    var attestation = attested("m1").build();
    var retraction = retracted("m2").at("2026-11-20T00:00:00Z").build();
    outcome.say(retraction);
    var reversal = outcome.events().getLast();
    assertEquals(List.of(attestation.evidence(), retraction.evidence()), reversal.attestations());
    assertEquals(outcome.last().outcome(), reversal.outcome());
  }

  @Test
  void period_ofAnEvent_isTheMonthInTheContractsZone() {
    var berlin = OutcomeFixture.under(terms().zone("Europe/Berlin").window("P60D"));
    berlin.record(session("s1"));
    berlin.say(attested("m1").occurred("2026-11-30T22:59:59Z").told("2026-11-30T23:00:00Z"));
    var event = berlin.events().getFirst();
    assertEquals("2026-11", event.period(event.occurredAt()).toString());
    assertEquals("2026-12", event.period(event.recordedAt()).toString());
    berlin.say(retracted("m2").at("2026-12-31T23:00:00Z"));
    var reversal = berlin.events().getLast();
    assertEquals("2027-01", reversal.period(reversal.occurredAt()).toString());
  }

  @Test
  void occurredAt_ofEvents_isInWholeSeconds() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1").occurred("2026-11-02T10:00:00.999Z"));
    assertEquals(Instant.parse("2026-11-02T10:00:00Z"), outcome.events().getFirst().occurredAt());
  }

  @Test
  void reversal_ofAMerge_namesItsDateAndItsEvidence() {
    var merge = merged("m2", "P-1").at("2026-11-20T00:00:00Z").build();
    outcome.say(merge);
    var reversal = outcome.events().getLast();
    assertEquals(ReasonCodes.MERGED, reversal.reasonOrNull());
    assertEquals(merge.occurredAt(), reversal.occurredAt());
    assertEquals(
        List.of(attested("m1").build().evidence(), merge.evidence()), reversal.attestations());
  }

  @Test
  void billable_ofATruthOfSeveral_namesTheEvidenceOfEach() {
    outcome.say(noted("m2").told("2026-11-05T00:00:00Z").fact("a", "x"));
    outcome.record(session("s1").agent("care").recorded(LATER).received("2026-11-06T00:00:00Z"));
    assertEquals(
        List.of(
            attested("m1").build().evidence(),
            noted("m2").told("2026-11-05T00:00:00Z").fact("a", "x").build().evidence()),
        outcome.events().getLast().attestations());
  }

  @Test
  void reversal_ofASessionCorrectedAfterARetraction_isOfTheRetractionsDate() {
    var partly =
        OutcomeFixture.under(
            terms()
                .price(percent("10", null, null, "EUR"))
                .freeWhen(new ExemptionRule.HumanHandled())
                .clawback(new Clawback.ProRata(DatePath.OCCURRED_AT, CalendarSpan.parse("P12M"))));
    partly.record(session("s1"));
    partly.say(attested("m1"));
    var back = retracted("m2").at("2027-02-02T10:00:00Z").build();
    partly.say(back);
    partly.say(retracted("m3").told("2027-02-03T10:00:00Z").occurred("2027-05-02T10:00:00Z"));
    partly.record(
        session("s1")
            .handledBy(Session.HandledBy.HUMAN)
            .recorded(LATER)
            .received("2027-02-04T00:00:00Z"));
    var reversal = partly.events().getLast();
    assertEquals(ReasonCodes.HUMAN_HANDLED, reversal.reasonOrNull());
    assertEquals(back.occurredAt(), reversal.occurredAt());
    assertEquals(back.evidence(), reversal.attestations().getLast());
  }

  @Test
  void reversal_ofASessionCorrectedBeforeANoticeTakesEffect_isOfTheTruthsDate() {
    var human = terms().freeWhen(new ExemptionRule.HumanHandled());
    var noticed = OutcomeFixture.under(human);
    noticed.record(session("s1"));
    noticed.say(attested("m1"));
    noticed.say(retracted("m2").told("2026-11-03T00:00:00Z").occurred("2027-05-02T10:00:00Z"));
    noticed.record(
        session("s1").handledBy(Session.HandledBy.HUMAN).recorded(LATER).received(LATER));
    var reversal = noticed.events().getLast();
    assertEquals(attested("m1").build().occurredAt(), reversal.occurredAt());
    assertEquals(List.of(attested("m1").build().evidence()), reversal.attestations());
  }

  @Test
  void assessed_whatStandsBilled_isTheSameAgain() {
    var last = outcome.last();
    var owed =
        OutcomeAssessor.assess(
            last.registers(), last.billed(), TermsBuilder.book(terms()), last.at());
    assertEquals(Optional.of(money("1.50", "EUR")), owed.amount());
    assertEquals(last.status(), owed.status());
    var nothing =
        OutcomeAssessor.assess(
            OutcomeRegisters.EMPTY, BillingState.NOTHING, TermsBuilder.book(terms()), last.at());
    assertEquals(Optional.empty(), nothing.amount());
    assertEquals(OutcomeStatus.PARKED, nothing.status());
  }
}
