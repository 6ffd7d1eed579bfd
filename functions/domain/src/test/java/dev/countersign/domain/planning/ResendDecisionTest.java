package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.Tries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 9: what an engine has lost. */
final class ResendDecisionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);

  private static List<PostingChange> resent(Desk desk, BillingLine line) {
    return ResendDecision.of(line.id(), desk.postings, desk.target, desk.now);
  }

  private static Desk sent(EngineBuilder engine) {
    return new Desk(engine.build(), NOON).arrives(B).sent(B);
  }

  @Test
  void resend_insideTheWindow_isTheSameBytesAndNoConflict() {
    var desk =
        sent(engine().dedupe(Dedupe.Window.of(Duration.ofDays(12)))).wait(Duration.ofDays(10));
    var frozen = ((PostingState.Sent) desk.state(B)).request().orElseThrow();

    var changes = resent(desk, B);

    assertEquals(1, changes.size());
    desk.postings = desk.postings.with(changes.getFirst().after());
    assertEquals(new DueStep.SendAgain(frozen), desk.due(B));
    assertEquals("sent", desk.answered(B, new EngineAnswer.Duplicate(null)).word(B));
  }

  @Test
  void resend_afterTheWindowLessItsMargin_isNone() {
    var desk =
        sent(engine().dedupe(Dedupe.Window.of(Duration.ofDays(12)))).wait(Duration.ofDays(11));
    assertEquals(List.of(), resent(desk, B));
  }

  @Test
  void resend_ofAnEngineWithoutAKey_isNone() {
    assertEquals(List.of(), resent(sent(engine().dedupe(new Dedupe.None())), B));
  }

  @Test
  void resend_intoAClosedPeriod_isNone() {
    assertEquals(List.of(), resent(sent(engine()).at("2026-12-01T12:00:00Z"), B));
  }

  @Test
  void resend_ofWhatIsTooLateForTheEngine_isNone() {
    assertEquals(
        List.of(), resent(sent(engine().late(Duration.ofDays(1))).wait(Duration.ofDays(2)), B));
  }

  @Test
  void resend_ofADocument_isNone() {
    var desk = sent(engine().documents(Direction.CREDIT)).arrives(R).sent(R);
    assertEquals("sent", desk.word(R));
    assertEquals(List.of(), resent(desk, R));
  }

  @Test
  void resend_ofANegative_isItsOwn() {
    var desk = sent(ableEngine()).arrives(R).sent(R);
    assertEquals(1, resent(desk, R).size());
  }

  @Test
  void resend_ofWhatIsNotSent_isNone() {
    var desk = new Desk(engine().build(), NOON).arrives(B);
    assertEquals(List.of(), resent(desk, B));
    var _ = desk.claimed(B);
    assertEquals(List.of(), resent(desk, B));
  }

  @Test
  void resend_ofABillableThatIsTakenBackNext_hasTheReversalWait() {
    var desk = sent(ableEngine()).arrives(R);
    assertEquals("ready", desk.word(R));
    for (PostingChange change : resent(desk, B)) {
      desk.postings = desk.postings.with(change.after());
    }
    assertInstanceOf(PostingState.Sending.class, desk.state(B));
    assertEquals("waiting", desk.word(R));
  }

  @Test
  void resend_ofWhatWasOnlyFound_isWithinTheWindowSinceItWasDecided() {
    var window = Dedupe.Window.of(Duration.ofDays(12));
    var desk = new Desk(engine().dedupe(window).build(), NOON);
    var request = Desk.frozen(desk.arrives(B).planned(B));
    var sent = new PostingState.Sent(NOON, PostingState.Proof.FOUND, Tries.NONE, null, request);
    desk.postings = desk.postings.with(desk.posting(B).to(sent));

    assertEquals(1, resent(desk.wait(Duration.ofDays(10)), B).size());
    assertEquals(List.of(), resent(desk.wait(Duration.ofDays(1)), B));
  }
}
