package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
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
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Restores of an outcome that was billed 30.00, and then 25.00 instead. {@code backup} is the
 * outcome before anything was stated.
 */
final class RestoredTest {
  private static final Instant LOST = Instant.parse("2026-11-06T00:00:00Z");
  private static final Instant UNTIL = LOST.plus(Duration.ofDays(1));

  private final OutcomeFixture outcome = outcome();
  private OutcomeFixture backup = outcome;

  private static OutcomeFixture outcome() {
    return OutcomeFixture.under(terms().price(percent("2.5", null, null, "EUR")));
  }

  private static StatementBuilder lower() {
    return restated("m2")
        .value(StatementBuilder.money("1000.00", "EUR"))
        .at("2026-11-03T00:00:00Z");
  }

  private static StatementBuilder again(StatementBuilder statement) {
    return statement.received(LOST.plusSeconds(60));
  }

  @BeforeEach
  void billedTwice() {
    outcome.record(session("s1"));
    backup = outcome.copy();
    outcome.say(attested("m1"));
    outcome.say(lower());
    assertEquals(2500, outcome.net());
  }

  private Decision restore(List<ResultEvent> published) {
    return backup.restored(published, LOST, UNTIL);
  }

  private static void stands(
      OutcomeFixture restored, OutcomeStatus status, int revisions, long minor) {
    var entry = restored.last();
    assertEquals(status, entry.status());
    assertEquals(revisions, entry.billed().revisions());
    var amount = entry.billed().standing().map(BillingState.StandingResult::amount);
    assertEquals(minor, amount.map(Money::minor).orElse(0L));
  }

  @Test
  void restored_lostWholly_standsAsTheBusHasItUntilTheGraceEnds() {
    restore(outcome.events());

    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);
    var entry = backup.last();
    assertEquals(1, entry.seq());
    assertEquals(ReasonCodes.RESTORED, entry.reasonOrNull());
    assertEquals(List.of(), entry.results());
    assertEquals(Optional.of(UNTIL), entry.lookAgain());
    assertEquals(outcome.last().billed(), entry.billed());
    assertEquals(outcome.last().shares(), entry.shares());
    assertEquals(outcome.last().termsOrNull(), entry.termsOrNull());
    var trace = (Stimulus.Trace.Restored) entry.trace();
    assertEquals(3, trace.published().size());
  }

  @Test
  void restored_nothingStandsOnTheBus_isReversed() {
    outcome.say(retracted("m3").at("2026-11-04T00:00:00Z"));

    restore(outcome.events());

    stands(backup, OutcomeStatus.REVERSED, 2, 0);
    assertEquals(ReasonCodes.RESTORED, backup.last().reasonOrNull());
    assertEquals(List.of(), backup.last().shares());
  }

  @Test
  void restored_twiceOrOfWhatTheHistoryHas_isUnchanged() {
    restore(outcome.events());
    assertInstanceOf(Decision.Unchanged.class, restore(outcome.events()));
    assertInstanceOf(Decision.Unchanged.class, restore(outcome.events().subList(0, 1)));
    assertInstanceOf(
        Decision.Unchanged.class, outcome.restored(outcome.events().reversed(), LOST, UNTIL));
    assertInstanceOf(Decision.Unchanged.class, outcome.restored(List.of(), LOST, UNTIL));
    assertEquals(1, backup.entries().size());
  }

  @Test
  void restored_againWithALongerGrace_waitsLonger() {
    restore(outcome.events());

    backup.restored(outcome.events(), LOST.plusSeconds(1), UNTIL.plusSeconds(60));

    assertEquals(2, backup.entries().size());
    assertEquals(Optional.of(UNTIL.plusSeconds(60)), backup.last().lookAgain());
    var after = backup.restored(outcome.events(), LOST.plusSeconds(1), UNTIL);
    assertInstanceOf(Decision.Unchanged.class, after);
  }

  @Test
  void restored_againAfterTheGrace_isUnchanged() {
    restore(outcome.events());
    backup.pass(UNTIL);
    var later = UNTIL.plusSeconds(1);

    var again = backup.restored(outcome.events(), later, later.plusSeconds(60));

    assertInstanceOf(Decision.Unchanged.class, again);
  }

  @Test
  void stated_inTheGrace_isRecordedAndChangesNoBill() {
    restore(outcome.events());

    backup.say(again(attested("m1")));

    assertEquals(StatementVerdict.ACCEPTED, backup.verdict());
    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);
    assertEquals(ReasonCodes.RESTORED, backup.last().reasonOrNull());
    assertEquals(Optional.of(UNTIL), backup.last().lookAgain());
    assertEquals(List.of(), backup.events());
  }

  @Test
  void retracted_inTheGrace_isTakenBackAtItsEnd() {
    restore(outcome.events());
    backup.say(again(lower()));

    backup.say(retracted("m3").at("2026-11-06T12:00:00Z"));
    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);

    backup.pass(UNTIL);
    stands(backup, OutcomeStatus.REVERSED, 2, 0);
    assertEquals(-2500, backup.net());
  }

  @Test
  void timeReached_inTheGrace_isUnchanged() {
    restore(outcome.events());

    var looked = backup.decide(new Stimulus.TimeReached(List.of()), UNTIL.minusSeconds(1));

    assertInstanceOf(Decision.Unchanged.class, looked);
  }

  @Test
  void timeReached_allSentAgainInAnotherOrder_publishesNothing() {
    restore(outcome.events());
    backup.say(again(lower()));
    backup.say(again(attested("m1")));

    backup.pass(UNTIL);

    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);
    assertNull(backup.last().reasonOrNull());
    assertEquals(List.of(), backup.events());
  }

  @Test
  void timeReached_nobodyAttestedAgain_takesBackWhatStood() {
    restore(outcome.events());

    backup.pass(UNTIL);

    stands(backup, OutcomeStatus.PARKED, 2, 0);
    var reversal = backup.events().getLast();
    assertEquals(outcome.events().getLast().id(), reversal.reversesOrNull());
    assertEquals(-2500, reversal.amount().minor());
    assertEquals(ReasonCodes.NOT_ATTESTED, reversal.reasonOrNull());
    assertEquals(outcome.events().getLast().occurredAt(), reversal.occurredAt());
    assertEquals(List.of(), reversal.attestations());
  }

  @Test
  void attested_afterTheGrace_isBilledUnderARevisionNeverUsed() {
    restore(outcome.events());
    backup.pass(UNTIL);

    backup.say(lower().received(UNTIL.plusSeconds(60)));

    stands(backup, OutcomeStatus.BILLABLE, 3, 2500);
  }

  @Test
  void recorded_afterItsWaitButInTheGrace_cameInTime() {
    var late = outcome();
    late.say(attested("m1"));
    var before = late.copy();
    late.record(session("s1").received("2026-11-05T00:00:00Z"));
    var lost = Instant.parse("2026-12-24T00:00:00Z");
    var until = lost.plus(Duration.ofDays(1));

    before.restored(late.events(), lost, until);
    before.record(session("s1").received(until.minusSeconds(1).toString()));
    before.pass(until);

    stands(before, OutcomeStatus.BILLABLE, 1, 3000);
    assertEquals(List.of(), before.events());
  }

  @Test
  void recorded_beforeTheRestoreAndAfterItsWait_isStillLate() {
    var last = OutcomeFixture.under(terms().attribution(new Attribution.Last()).waitTime("P1D"));
    last.record(session("s1"));
    last.say(attested("m1"));
    last.record(session("s2").started("2026-11-01T10:00:00Z").received("2026-11-04T00:00:00Z"));
    var before = last.copy();
    last.say(retracted("m2").at("2026-11-05T00:00:00Z"));
    last.say(
        attested("m3")
            .stated("2026-11-05T12:00:00Z")
            .received(Instant.parse("2026-11-05T12:00:01Z")));
    assertEquals("s2", last.last().session().map(SessionId::value).orElseThrow());

    before.restored(last.events().subList(1, 2), LOST, UNTIL);
    before.pass(UNTIL);

    assertEquals("s1", before.last().session().map(SessionId::value).orElseThrow());
  }

  @Test
  void restored_earlierResultNotTakenBackOnTheBus_publishesItsReversal() {
    var published = new ArrayList<>(outcome.events());
    var lost = published.remove(1);
    assertEquals(ResultEvent.Kind.REVERSAL, lost.kind());

    restore(published);

    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);
    var reversal = backup.events().getFirst();
    assertEquals(lost.id(), reversal.id());
    assertEquals(lost.amount(), reversal.amount());
    assertEquals(lost.reversesOrNull(), reversal.reversesOrNull());
    assertEquals(published.getFirst().attestations(), reversal.attestations());
    assertEquals(ReasonCodes.RESTORED, reversal.reasonOrNull());
  }

  @Test
  void restored_takenBackOnTheBusButNotBilledThere_publishesWhatWasTakenBack() {
    var published = new ArrayList<>(outcome.events());
    var lost = published.removeFirst();

    restore(published);

    stands(backup, OutcomeStatus.BILLABLE, 2, 2500);
    var billable = backup.events().getFirst();
    assertEquals(lost.id(), billable.id());
    assertEquals(lost.amount(), billable.amount());
    assertEquals(lost.shares(), billable.shares());
    assertEquals(1, billable.quantity());
  }

  @Test
  void restored_onlyTheReversalWasLost_isReversed() {
    var before = outcome.copy();
    outcome.say(retracted("m3").at("2026-11-04T00:00:00Z"));

    before.restored(outcome.events(), LOST, UNTIL);

    stands(before, OutcomeStatus.REVERSED, 2, 0);
    var trace = (Stimulus.Trace.Restored) before.last().trace();
    assertEquals(List.of(outcome.events().getLast().id()), trace.published());
  }

  @Test
  void restored_decidedAnewBefore_believesTheBus() {
    backup.say(again(attested("m1").value(StatementBuilder.money("800.00", "EUR"))));
    assertEquals(2000, backup.net());

    restore(outcome.events().subList(0, 1));

    stands(backup, OutcomeStatus.BILLABLE, 1, 3000);
  }

  @Test
  void restored_otherContentUnderOneId_isRefusedByName() {
    backup.say(again(attested("m1").value(StatementBuilder.money("800.00", "EUR"))));
    var published = new ArrayList<>(outcome.events());
    published.addAll(backup.events());

    var refused =
        assertInstanceOf(Decision.Unprocessable.class, outcome().restored(published, LOST, UNTIL));

    assertEquals("contradiction", refused.problem().reason());
  }

  @Test
  void restored_reversalOfAnotherAmount_isRefusedByName() {
    backup.say(again(attested("m1").value(StatementBuilder.money("800.00", "EUR"))));

    var refused =
        assertInstanceOf(Decision.Unprocessable.class, restore(outcome.events().subList(1, 2)));

    assertEquals("does_not_sum", refused.problem().reason());
  }

  @Test
  void ruled_inTheGrace_isRecorded() {
    var review =
        OutcomeFixture.under(terms().sources("crm", "portal").onConflict(Terms.OnConflict.REVIEW));
    review.record(session("s1"));
    review.say(attested("m1"));
    review.say(retracted("w1").source("portal").at("2026-11-03T00:00:00Z"));
    var before = review.copy();
    var ruling =
        new Ruling(Ruling.Finding.STANDS, "ann", "signed", Instant.parse("2026-11-04T00:00:00Z"));
    review.rule(ruling);

    before.restored(review.events(), LOST, UNTIL);
    before.decide(new Stimulus.Ruled(ruling), LOST.plusSeconds(60));
    before.pass(UNTIL);

    stands(before, OutcomeStatus.BILLABLE, 2, 150);
    assertEquals(List.of(), before.entries().getLast().results());
  }
}
