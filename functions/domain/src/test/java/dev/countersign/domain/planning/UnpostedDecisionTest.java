package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.planning.UnpostedDecision.Next;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.Direction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 9: results without a posting. */
final class UnpostedDecisionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);
  private static final Dedupe TWELVE = Dedupe.Window.of(Duration.ofDays(12));

  private static Next next(Desk desk, BillingLine line) {
    return UnpostedDecision.of(line, desk.postings, desk.target, desk.now);
  }

  private static Desk desk(EngineBuilder engine) {
    return new Desk(engine.build(), NOON);
  }

  @Test
  void unposted_whileTheEngineKnowsTheKey_isMadeReady() {
    var desk = desk(engine().dedupe(TWELVE).reading(Reading.NOT_BY_ID)).wait(Duration.ofDays(10));
    var write = assertInstanceOf(Next.Write.class, next(desk, B));
    assertEquals("ready", write.changes().getFirst().after().state().word());
  }

  @Test
  void unposted_afterTheWindow_isAskedForById() {
    var desk = desk(engine().dedupe(TWELVE)).wait(Duration.ofDays(11));
    var ask = assertInstanceOf(Next.AskEngine.class, next(desk, B));
    assertEquals(new RequestKind.Usage(), ask.request().kind());
    assertEquals(B.occurredAt(), ask.request().postingTime());
    assertEquals("ready", ask.ifAbsent().getFirst().after().state().word());
  }

  @Test
  void unposted_afterTheWindowOfAnEngineThatCantBeAsked_isOnlyTold() {
    var desk = desk(engine().dedupe(TWELVE).reading(Reading.NOT_BY_ID)).wait(Duration.ofDays(11));
    assertEquals(new Next.Tell(), next(desk, B));
  }

  @Test
  void unposted_ofAnEngineWithoutAKey_isNeverMadeUnasked() {
    var desk = desk(engine().dedupe(new Dedupe.None()).reading(Reading.NOT_BY_ID));
    assertEquals(new Next.Tell(), next(desk, B));
  }

  @Test
  void unposted_notOfTheTarget_isNothing() {
    var desk = desk(engine().from(NOON.plusSeconds(1)));
    assertEquals(new Next.Write(List.of()), next(desk, B));
  }

  @Test
  void unposted_reversalOfWhatWasNeverSent_isAnnulledWithoutAsking() {
    var desk = desk(ableEngine().dedupe(TWELVE)).wait(Duration.ofDays(20));
    var write = assertInstanceOf(Next.Write.class, next(desk, R));
    assertEquals(2, write.changes().size());
  }

  @Test
  void unposted_reversalThatMayBeANegativeThere_isAskedForById() {
    var engine = engine().dedupe(TWELVE).negative(null);
    var desk = desk(engine).arrives(B).sent(B).wait(Duration.ofDays(11));
    var ask = assertInstanceOf(Next.AskEngine.class, next(desk, R));
    assertEquals(-3000, ask.request().value());
  }

  @Test
  void unposted_reversalThatIsADocument_isMadeReady() {
    // A document is searched for before it is made.
    var engine = engine().dedupe(TWELVE).documents(Direction.CREDIT);
    var desk = desk(engine).arrives(B).sent(B).wait(Duration.ofDays(11));
    assertInstanceOf(Next.Write.class, next(desk, R));
  }

  @Test
  void found_ofOneThatWasLost_isSentAndCanBeTakenBack() {
    var desk = desk(ableEngine().dedupe(TWELVE)).wait(Duration.ofDays(11));
    var ask = assertInstanceOf(Next.AskEngine.class, next(desk, B));
    var changes =
        UnpostedDecision.found(
            ask.posting(), Desk.frozen(ask.request()), null, desk.postings, desk.target, desk.now);
    changes.forEach(change -> desk.postings = desk.postings.with(change.after()));

    assertInstanceOf(PostingState.Sent.class, desk.state(B));
    assertEquals(-3000, desk.arrives(R).planned(R).value());
  }

  @Test
  void found_whereSomebodyPostedItMeanwhile_isNothing() {
    var desk = desk(ableEngine().dedupe(TWELVE)).wait(Duration.ofDays(11));
    var ask = assertInstanceOf(Next.AskEngine.class, next(desk, B));
    desk.arrives(B);
    assertEquals(
        List.of(),
        UnpostedDecision.found(
            ask.posting(), Desk.frozen(ask.request()), null, desk.postings, desk.target, desk.now));
  }
}
