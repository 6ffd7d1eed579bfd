package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Problem;
import dev.countersign.domain.planning.PersonsDecision.Granted;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PostingState.GivenUp;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.Tries;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 8. */
final class PersonsDecisionTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().reversal(1, 3000);
  private static final EngineAnswer REFUSED = new EngineAnswer.Refused(new EngineWord("no_meter"));
  private static final EngineAnswer DUPLICATE = new EngineAnswer.Duplicate(null);

  private static Desk refused() {
    return new Desk(ableEngine().build(), NOON).arrives(B).answered(B, REFUSED);
  }

  private static Desk conflict() {
    return new Desk(ableEngine().build(), NOON).arrives(B).answered(B, DUPLICATE);
  }

  @Test
  void release_ofWhatTheEngineHasNot_isTriedAnewByAPersonsWord() {
    var desk = refused().wait(Duration.ofDays(25));
    assertInstanceOf(Granted.Yes.class, desk.wishes(B, Wish.RELEASE));
    assertEquals(desk.now, desk.planned(B).postingTime());
    assertEquals(
        new PersonsWord(new Person("ada"), desk.now, "looked there"),
        desk.posting(B).person().orElseThrow());
  }

  @Test
  void release_ofWhatTheEngineMayHave_wantsALookFirst() {
    var desk = conflict();
    var before = desk.posting(B);
    assertEquals(new Granted.LookFirst(new HeldReason.Conflict()), desk.wishes(B, Wish.RELEASE));
    assertEquals(before, desk.posting(B));
    desk.wishes(B, Wish.RELEASE_NOT_THERE);
    assertEquals(3000, desk.planned(B).value());
    assertEquals("held", desk.answered(B, DUPLICATE).word(B));
  }

  @Test
  void release_whileTheCauseIsThere_isHeldAgain() {
    var line = signed().billTo(Map.of()).billable(1, 3000);
    var desk = new Desk(engine().build(), NOON).arrives(line);
    desk.wishes(line, Wish.RELEASE);
    assertEquals("held", desk.word(line));
  }

  @Test
  void release_ofAClosedPeriod_triesItsOwnTimeAgain() {
    var desk = new Desk(engine().build(), NOON).arrives(B);
    desk.wait(Duration.ofHours(1)).answered(B, new EngineAnswer.Closed());
    desk.wishes(B, Wish.RELEASE);
    assertEquals(NOON, desk.planned(B).postingTime());
  }

  @Test
  void release_ofAReversal_isPlannedAnew() {
    var desk = new Desk(engine().build(), NOON).arrives(B).sent(B).arrives(R).settles(R);
    assertEquals("held", desk.word(R));
    var able = new Desk(engine().documents(Direction.CREDIT).build(), NOON);
    able.postings = desk.postings;
    able.wishes(R, Wish.RELEASE);
    assertEquals(-3000, able.planned(R).value());
  }

  @Test
  void done_isSentByAPersonsProof() {
    var desk = refused();
    desk.wishes(B, Wish.DONE);
    var sent = assertInstanceOf(Sent.class, desk.state(B));
    assertEquals(Proof.PERSON, sent.proof());
    assertEquals(null, sent.requestOrNull());
  }

  @Test
  void done_ofAConflict_keepsWhatTheEngineTook() {
    var desk = conflict();
    desk.wishes(B, Wish.DONE);
    assertEquals(
        3000, assertInstanceOf(Sent.class, desk.state(B)).request().orElseThrow().plan().value());
  }

  @Test
  void giveUp_keepsWhyItWasHeld() {
    var desk = refused();
    desk.wishes(B, Wish.GIVE_UP);
    var reason = new HeldReason.Refused(new EngineWord("no_meter"));
    assertEquals(new GivenUp(NOON, reason), desk.state(B));
    assertEquals("ada", desk.posting(B).person().orElseThrow().who().name());
  }

  @Test
  void giveUp_ofADocument_leavesWhatItHolds() {
    var replaced = signed().replaced(1, 3000);
    var next = signed().replacing(2, 2000);
    var desk = new Desk(engine().build(), NOON).arrives(B).sent(B).arrives(replaced, next);
    desk.settles(replaced).wishes(replaced, Wish.GIVE_UP);
    assertEquals("given_up", desk.word(replaced));
    assertEquals("corrected", desk.word(next));
  }

  /** The engine still has the first billable, and only a person knows what the net became. */
  @Test
  void giveUp_ofADocument_leavesWhatItHoldsToAPersonWhenItIsTakenBack() {
    var replaced = signed().replaced(1, 3000);
    var next = signed().replacing(2, 2000);
    var last = signed().reversal(2, 2000);
    var unable = new Desk(engine().build(), NOON).arrives(B).sent(B).arrives(replaced, next);
    unable.settles(replaced).wishes(replaced, Wish.GIVE_UP);
    var able = new Desk(engine().documents(Direction.CREDIT).build(), NOON);
    able.postings = unable.postings;

    able.arrives(last).settles(last);

    var held = assertInstanceOf(Held.class, able.state(last));
    assertEquals(-2000, assertInstanceOf(HeldReason.Task.class, held.reason()).net());
    assertEquals("sent", able.word(B));
  }

  @Test
  void wish_forWhatIsNotHeld_isRefused() {
    var desk = new Desk(engine().build(), NOON).arrives(B);
    for (var wish : Wish.values()) {
      assertEquals(new Granted.NotHeld(desk.state(B)), desk.wishes(B, wish));
    }
    assertEquals(new Granted.NoSuchPosting(), desk.wishes(R, Wish.RELEASE));
  }

  @Test
  void request_thatCannotBeMade_isAPersons() {
    var desk = new Desk(engine().build(), NOON).arrives(B);
    var problem = new Problem("unreadable", "/usage/item", "no such member", "mend the file");
    var change = Claiming.unreadable(desk.posting(B), problem, NOON);
    assertEquals(
        new Held(NOON, new HeldReason.Unreadable(problem), Tries.NONE, null),
        change.after().state());
  }

  @Test
  void texts_ofAPerson_areNeverBlank() {
    assertThrows(IllegalArgumentException.class, () -> new Person(" "));
    assertThrows(
        IllegalArgumentException.class, () -> new PersonsWord(new Person("ada"), NOON, ""));
  }

  @Test
  void release_ofOneThatIsHeldForItsCustomer_isSentToTheCustomerOfNow() {
    var line = signed().billable(1, 3000);
    var desk = new Desk(engine().customers(Map.of()).build(), NOON).arrives(line);
    var mended =
        new Desk(engine().customers(Map.of("cus_1", new EngineCustomer("a"))).build(), NOON);
    mended.postings = desk.postings;
    mended.wishes(line, Wish.RELEASE);
    assertEquals(new EngineCustomer("a"), mended.planned(line).customer());
  }
}
