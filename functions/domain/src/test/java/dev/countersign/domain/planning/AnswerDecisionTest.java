package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.Desk.ACCEPTED;
import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.HeldReason.Conflict;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.HeldReason.TooLate;
import dev.countersign.domain.posting.HeldReason.Unconfirmed;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.ReadBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/billing.md}, section 4. */
final class AnswerDecisionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);
  private static final EngineAnswer UNKNOWN = new EngineAnswer.Unknown(null);
  private static final EngineAnswer DUPLICATE = new EngineAnswer.Duplicate(null);
  private static final EngineAnswer RETRY = new EngineAnswer.Retry(null);
  private static final EngineAnswer CLOSED = new EngineAnswer.Closed();
  private static final EngineWord WORD = new EngineWord("no_such_meter");
  private static final EngineAnswer REFUSED = new EngineAnswer.Refused(WORD);
  private static final String DECEMBER = "2026-12-01T00:00:01Z";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static Desk desk() {
    return new Desk(ableEngine().build(), NOON).arrives(B);
  }

  private static Desk windowed() {
    var engine = engine().dedupe(Dedupe.Window.of(DAY)).negative(null).build();
    return new Desk(engine, NOON).arrives(B);
  }

  @Test
  void accepted_keepsTheReferenceAndWhatWasTaken() {
    var desk = desk();
    var claimed = desk.claimed(B);
    desk.answered(claimed, new EngineAnswer.Accepted(new EngineReference("evt_1")));
    var sent = assertInstanceOf(Sent.class, desk.state(B));
    assertEquals(new EngineReference("evt_1"), sent.referenceOrNull());
    assertEquals(((Sending) claimed.state()).request(), sent.request().orElseThrow());
    assertEquals(Proof.ACCEPTED, sent.proof());
  }

  @Test
  void duplicate_atTheFirstTry_isAConflict() {
    assertEquals(new Conflict(), held(desk().answered(B, DUPLICATE), B));
  }

  @Test
  void duplicate_afterATryWithoutAnswer_isSent() {
    var desk = desk().answered(B, UNKNOWN).wait(HOUR).answered(B, DUPLICATE);
    assertEquals(Proof.DUPLICATE, assertInstanceOf(Sent.class, desk.state(B)).proof());
  }

  @Test
  void duplicate_afterAWorkerThatDied_isSent() {
    var desk = desk();
    desk.claimed(B);
    desk.wait(HOUR).answered(B, DUPLICATE);
    assertEquals("sent", desk.word(B));
  }

  @Test
  void duplicate_afterTriesThatTheEngineDidNotTake_isAConflict() {
    var desk = desk().answered(B, RETRY).wait(HOUR).answered(B, DUPLICATE);
    assertEquals(new Conflict(), held(desk, B));
  }

  @Test
  void retry_makesItReadyAfterWhatTheEngineAsksFor() {
    var desk = desk().answered(B, new EngineAnswer.Retry(Duration.ofSeconds(7)));
    assertEquals(new DueStep.Wait(NOON.plusSeconds(7)), desk.due(B));
    assertInstanceOf(Ready.class, desk.state(B));
  }

  @Test
  void retry_withoutAWordOfTheEngine_isDueAfterAPause() {
    var desk = desk().answered(B, RETRY);
    var due = assertInstanceOf(DueStep.Wait.class, desk.due(B)).until();
    assertEquals(NOON.plus(Pauses.afterTry(desk.posting(B).key(), 1)), due);
  }

  @Test
  void retry_afterATryWithoutAnswer_staysSending() {
    var desk = desk().answered(B, UNKNOWN).wait(HOUR).answered(B, RETRY);
    var sending = assertInstanceOf(Sending.class, desk.state(B));
    assertEquals(1, sending.tries().counting());
    assertEquals(NOON, sending.tries().firstCounting().orElseThrow());
    assertEquals("sent", desk.wait(HOUR).answered(B, ACCEPTED).word(B));
  }

  @Test
  void retried_sendsTheSameBytes() {
    var desk = desk();
    var first = ((Sending) desk.claimed(B).state()).request();
    desk.answered(desk.posting(B), RETRY).wait(HOUR);
    assertEquals(new DueStep.SendAgain(first), desk.due(B));
  }

  @Test
  void unknown_isTriedAgainWithTheSameBytesAfterAPause() {
    var desk = desk();
    var claimed = desk.claimed(B);
    desk.answered(claimed, UNKNOWN);
    assertInstanceOf(DueStep.Wait.class, desk.due(B));
    desk.wait(Duration.ofSeconds(72));
    assertEquals(new DueStep.SendAgain(((Sending) claimed.state()).request()), desk.due(B));
  }

  @Test
  void unknown_untilTheWindowLessItsMarginIsOver_isThenAsked() {
    var desk = windowed();
    var request = ((Sending) desk.claimed(B).state()).request();
    desk.wait(Duration.ofHours(22)).wait(Duration.ofSeconds(-1));
    assertEquals(new DueStep.SendAgain(request), desk.due(B));
    desk.wait(Duration.ofSeconds(1));
    assertEquals(new DueStep.AskEngine(request), desk.due(B));
  }

  @Test
  void unknown_ofAnEngineWithoutKeys_isNeverTriedAgain() {
    var engine = engine().dedupe(new Dedupe.None()).build();
    var desk = new Desk(engine, NOON).arrives(B).answered(B, UNKNOWN).wait(HOUR);
    assertInstanceOf(DueStep.AskEngine.class, desk.due(B));
  }

  @Test
  void unknown_ofAUsageWhosePeriodClosedMeanwhile_isAskedAndNotTriedAgain() {
    var desk = desk().answered(B, UNKNOWN).at("2026-12-01T00:00:00Z");
    assertInstanceOf(DueStep.AskEngine.class, desk.due(B));
  }

  @Test
  void lookedFor_andFound_isSent() {
    var desk = windowed().answered(B, UNKNOWN).wait(DAY).isRead(B, new ReadBack.Found(null));
    assertEquals(Proof.FOUND, assertInstanceOf(Sent.class, desk.state(B)).proof());
  }

  @Test
  void lookedFor_andAbsent_isAPersons() {
    var desk = windowed().answered(B, UNKNOWN).wait(DAY).isRead(B, new ReadBack.Absent());
    assertEquals(new Unconfirmed(Looked.ABSENT, null), held(desk, B));
  }

  @Test
  void lookedFor_whileItMayBeTriedAgain_isNotHeld() {
    var desk = windowed().answered(B, UNKNOWN).isRead(B, new ReadBack.Absent());
    assertEquals("sending", desk.word(B));
  }

  @Test
  void lookedFor_withoutAnswer_isAskedAgainAfterAPause() {
    var desk = windowed().answered(B, UNKNOWN).wait(DAY);
    desk.isRead(B, new ReadBack.NoAnswer(Duration.ofSeconds(30)));
    assertEquals(new DueStep.Wait(desk.now.plusSeconds(30)), desk.due(B));
    assertInstanceOf(DueStep.AskEngine.class, desk.wait(HOUR).due(B));
  }

  @Test
  void lookedFor_whereTheEngineCannotBeAsked_isAPersons() {
    var engine = engine().dedupe(new Dedupe.None()).reading(Reading.NOT_BY_ID).build();
    var desk = new Desk(engine, NOON).arrives(B).answered(B, UNKNOWN).wait(HOUR).settles(B);
    assertEquals(new Unconfirmed(Looked.CANNOT_BE_ASKED, null), held(desk, B));
  }

  @Test
  void lookedFor_whileHeldInDoubt_andFound_isSent() {
    var desk = desk().answered(B, DUPLICATE).isRead(B, new ReadBack.Found(null));
    assertEquals("sent", desk.word(B));
    var refused = desk().answered(B, REFUSED).isRead(B, new ReadBack.Found(null));
    assertEquals("held", refused.word(B));
  }

  @Test
  void closed_atTheFirstTry_isCountedNow() {
    var desk = desk();
    var claimed = desk.claimed(B);
    desk.at(DECEMBER).answered(claimed, CLOSED);
    assertEquals(Instant.parse(DECEMBER), desk.planned(B).postingTime());
  }

  @Test
  void closed_whileNowIsInThatSamePeriod_isTooLate() {
    assertEquals(new TooLate(), held(desk().wait(HOUR).answered(B, CLOSED), B));
  }

  @Test
  void closed_twice_isTooLate() {
    var desk = desk();
    var claimed = desk.claimed(B);
    desk.at(DECEMBER).answered(claimed, CLOSED).answered(B, CLOSED);
    assertEquals(new TooLate(), held(desk, B));
  }

  @Test
  void closed_afterATryWithoutAnswer_isAskedFirst() {
    var desk = desk().answered(B, UNKNOWN).wait(HOUR).answered(B, CLOSED).wait(HOUR);
    assertInstanceOf(DueStep.AskEngine.class, desk.due(B));
    desk.isRead(B, new ReadBack.Absent());
    assertEquals(new Unconfirmed(Looked.ABSENT, new EngineWord("closed")), held(desk, B));
  }

  @Test
  void refused_keepsTheEnginesWord() {
    assertEquals(new HeldReason.Refused(WORD), held(desk().answered(B, REFUSED), B));
  }

  @Test
  void refused_afterATryWithoutAnswer_isAskedFirst() {
    var desk = desk().answered(B, UNKNOWN).wait(HOUR).answered(B, REFUSED).wait(HOUR);
    assertInstanceOf(DueStep.AskEngine.class, desk.due(B));
    assertEquals("sent", desk.isRead(B, new ReadBack.Found(null)).word(B));
  }

  @Test
  void refused_documentAfterATryWithoutAnswer_isHeldSinceItWasSearchedFor() {
    var desk = desk().sent(B).at("2026-12-05T00:00:00Z").arrives(R);
    desk.answered(R, UNKNOWN).wait(HOUR).answered(R, REFUSED);
    assertEquals(new HeldReason.Refused(WORD), held(desk, R));
  }

  @Test
  void closed_document_isHeld() {
    var desk = desk().sent(B).at("2026-12-05T00:00:00Z").arrives(R).answered(R, CLOSED);
    assertEquals(new HeldReason.Refused(new EngineWord("closed")), held(desk, R));
  }

  @Test
  void document_withoutAnswer_isTriedForEver() {
    var desk = windowed().sent(B);
    var documents = ableEngine().dedupe(Dedupe.Window.of(DAY)).build();
    var late = new Desk(documents, NOON).at("2026-12-05T00:00:00Z");
    late.postings = desk.postings;
    late.arrives(R).answered(R, UNKNOWN).wait(Duration.ofDays(60));
    assertInstanceOf(DueStep.SendAgain.class, late.due(R));
  }

  @Test
  void cancelling_withoutAnswerAfterThePeriodClosed_isAPersons() {
    var engine = engine().cancel(null, While.OPEN).build();
    var desk = new Desk(engine, NOON).arrives(B).sent(B).arrives(R).answered(R, UNKNOWN);
    desk.at("2026-12-01T00:00:00Z").settles(R);
    assertEquals(new Unconfirmed(Looked.CANNOT_BE_ASKED, null), held(desk, R));
  }

  @Test
  void answer_afterSomebodyElseTookIt_countsOnlyIfItWasTaken() {
    var desk = desk();
    var slow = desk.claimed(B);
    desk.wait(HOUR);
    var other = desk.claimed(B);
    for (var late : List.of(UNKNOWN, RETRY, REFUSED, CLOSED, DUPLICATE)) {
      assertEquals(other, desk.answered(slow, late).posting(B));
    }
    desk.answered(slow, ACCEPTED);
    assertEquals("sent", desk.word(B));
    assertEquals("sent", desk.answered(other, DUPLICATE).word(B));
  }

  @Test
  void accepted_afterItWasHeldInDoubt_isSent() {
    var engine = engine().dedupe(new Dedupe.None()).reading(Reading.NOT_BY_ID).build();
    var desk = new Desk(engine, NOON).arrives(B);
    var slow = desk.claimed(B);
    desk.wait(HOUR).settles(B);
    assertEquals("sent", desk.answered(slow, ACCEPTED).word(B));
  }

  @Test
  void lease_ofAnotherWorker_isWaitedFor() {
    var desk = desk();
    desk.claimed(B);
    assertEquals(new DueStep.Wait(NOON.plus(Desk.LEASE)), desk.due(B));
    assertEquals(
        new DueStep.Wait(NOON.plus(Desk.LEASE)),
        DueDecision.of(B.id(), desk.postings, desk.target, Turn.PROBE, NOON));
  }

  @Test
  void probe_isTriedBeforeItsPauseIsOver() {
    var desk = desk().answered(B, UNKNOWN);
    var step = DueDecision.of(B.id(), desk.postings, desk.target, Turn.PROBE, NOON);
    assertTrue(step instanceof DueStep.SendAgain);
  }

  private static HeldReason held(Desk desk, BillingLine line) {
    return assertInstanceOf(Held.class, desk.state(line)).reason();
  }
}
