package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.deliver.desk.DecideHeld;
import dev.countersign.app.deliver.desk.DeskAnswer;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.operate.restore.HoldRestoredPostings;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that was taken back to an earlier time, and an engine that was not. */
final class RestoredPostingsTest {
  /** It knows a key for a day, and can't be asked. */
  private static final String FORGETS =
      DeliverWorld.ENGINE
          .replace("window: forever", "window: PT24H")
          .replaceFirst("(?s)read_back:.*?facts:", "facts:");

  private static final List<BusMessage> EVENTS =
      messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON));

  private final ScriptedEngine engine = new ScriptedEngine();
  private final DeliverWorld lost = new DeliverWorld(new InMemoryLedger(), engine);
  private final DeliverWorld restored = new DeliverWorld(new InMemoryLedger(), engine);

  @BeforeEach
  void sentBeforeTheRestore() {
    lost.file = FORGETS;
    restored.file = FORGETS;
    restored.ledger.followedTargets().follow(DeliverWorld.TARGET);
    lost.take(EVENTS);
    var _ = lost.send();
    assertEquals(300, engine.sum());
    engine.lines.clear(); // it forgot the key
  }

  @Test
  void known_afterTheDedupeWindow_isHeldAndNotSentAgain() {
    restored.take(EVENTS);
    restored.now = DeliverWorld.NOON.plus(Duration.ofDays(3));

    assertEquals(1, hold(List.of()));
    assertEquals(0, hold(List.of()));
    restored.runs(Duration.ofMinutes(3));

    assertEquals("[held]", restored.state("a"));
    assertEquals(1, engine.requests.size());
    assertInstanceOf(DeskAnswer.Refused.class, decide(Wish.RELEASE));
    assertInstanceOf(DeskAnswer.Done.class, decide(Wish.DONE));
    assertEquals("[sent]", restored.state("a"));
  }

  @Test
  void known_thatWasNeverThere_isSentOnceAPersonSaysSo() {
    restored.take(EVENTS);
    restored.now = DeliverWorld.NOON.plus(Duration.ofDays(3));
    hold(List.of());

    decide(Wish.RELEASE_NOT_THERE);
    restored.runs(Duration.ofMinutes(3));

    assertEquals("[sent]", restored.state("a"));
    assertEquals(2, engine.requests.size());
  }

  @Test
  void known_insideTheDedupeWindow_isLeftToTheEngine() {
    restored.take(EVENTS);
    restored.now = DeliverWorld.NOON.plus(Duration.ofHours(3));

    assertEquals(0, hold(EVENTS));
    assertEquals("[ready]", restored.state("a"));
  }

  /** Its reversal waits: it isn't annulled against a result that the engine has. */
  @Test
  void lost_afterTheDedupeWindow_isHeldAndItsReversalWaits() {
    restored.now = DeliverWorld.NOON.plus(Duration.ofDays(3));

    assertEquals(1, hold(EVENTS));
    restored.take(messages(reversal("a", 1, 300, "cus_1", restored.now)));
    restored.take(EVENTS);
    restored.runs(Duration.ofMinutes(3));

    assertEquals("[held, waiting]", restored.state("a"));
    assertEquals(1, engine.requests.size());
    decide(Wish.DONE);
    restored.runs(Duration.ofMinutes(3));
    assertEquals("[sent, sent]", restored.state("a"));
    assertEquals(-300, engine.sum());
  }

  /** The reversal may have been sent, too. */
  @Test
  void lost_withItsReversal_areBothHeld() {
    restored.now = DeliverWorld.NOON.plus(Duration.ofDays(3));
    var reversal = messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON));

    hold(EVENTS);
    hold(reversal);

    assertEquals("[held, held]", restored.state("a"));
  }

  @Test
  void lost_whereTheEngineCanBeAsked_isLeftToReconciling() {
    restored.file = DeliverWorld.ENGINE.replace("window: forever", "window: PT24H");
    restored.now = DeliverWorld.NOON.plus(Duration.ofDays(3));

    assertEquals(0, hold(EVENTS));
    assertEquals("[]", restored.state("a"));
  }

  private int hold(List<BusMessage> events) {
    var hold = new HoldRestoredPostings(restored.ledger, restored.targets(), () -> restored.now);
    hold.known();
    events.forEach(event -> hold.lost(event.body()));
    return hold.held();
  }

  private DeskAnswer decide(Wish wish) {
    var id = billable("a", 1, 300, "cus_1", DeliverWorld.NOON).id();
    var word = new PersonsWord(new Person("ada"), restored.now, "looked there");
    return new DecideHeld(restored.ledger, restored.targets(), () -> restored.now)
        .decide(DeliverWorld.TARGET, id, wish, word);
  }
}
