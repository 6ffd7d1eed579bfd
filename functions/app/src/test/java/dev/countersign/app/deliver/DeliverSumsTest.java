package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.DyingPort.Killed;
import dev.countersign.app.deliver.DyingPort.Point;
import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/billing.md}, section 7, the whole way. */
final class DeliverSumsTest {
  private final DeliverWorld world = SumsWorld.over(new InMemoryLedger(), new ScriptedEngine());

  @Test
  void results_ofAnHour_areOneUsageAfterItsEnd() {
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    take(messages(billable("b", 1, 500, "cus_1", DeliverWorld.NOON)));
    world.now = world.now.plus(Duration.ofMinutes(59));
    var _ = world.send();
    assertEquals(Map.of(), world.engine.lines);
    assertEquals("[corrected]", world.state("a"));

    world.now = world.now.plus(Duration.ofMinutes(1));
    var _ = world.send();
    assertEquals(List.of(800L), List.copyOf(world.engine.lines.values()));
  }

  @Test
  void results_ofTwoHours_areTwoUsages() {
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    world.now = world.now.plus(Duration.ofHours(1));
    take(messages(billable("b", 1, 500, "cus_1", DeliverWorld.NOON)));
    SumsWorld.hours(world, 2);
    assertEquals(2, world.engine.lines.size());
    assertEquals(800, world.engine.sum());
  }

  @Test
  void result_afterItsHourWasEndedByAnothersClock_isInTheNextHour() {
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    SumsWorld.hours(world, 1);
    world.now = DeliverWorld.NOON.plus(Duration.ofMinutes(59));
    take(messages(billable("b", 1, 500, "cus_1", DeliverWorld.NOON)));
    SumsWorld.hours(world, 3);
    assertEquals(800, world.engine.sum());
    assertEquals(2, world.engine.lines.size());
  }

  @Test
  void reversal_ofAnEarlierHour_isTakenFromLaterHours() {
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    SumsWorld.hours(world, 2);
    take(messages(reversal("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 5);
    assertEquals(300, world.engine.sum());
    take(messages(billable("b", 1, 500, "cus_1", world.now)));
    SumsWorld.hours(world, 2);
    assertEquals(500, world.engine.sum());
    assertEquals(List.of(), SumsWorld.held(world));
  }

  @Test
  void reversal_withNothingMoreInTheMonth_isAPersonsTask() {
    world.now = Instant.parse("2026-11-29T12:00:00Z");
    take(messages(billable("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 2);
    take(messages(reversal("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 34);
    var held = SumsWorld.held(world);
    assertEquals(1, held.size());
    var state = assertInstanceOf(PostingState.Held.class, held.getFirst().state());
    var task = assertInstanceOf(HeldReason.Task.class, state.reason());
    assertEquals(-300, task.net());
    assertEquals("2026-11", task.period().toString());
    assertEquals(300, world.engine.sum());
  }

  @Test
  void reversal_whileNoRunCameForDays_isCarriedToTheMonthsEndAllTheSame() {
    world.now = Instant.parse("2026-11-29T12:00:00Z");
    take(messages(billable("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 2);
    take(messages(reversal("a", 1, 300, "cus_1", world.now)));
    world.now = Instant.parse("2026-12-03T00:00:00Z");
    var _ = world.send();
    assertEquals(1, SumsWorld.held(world).size());
  }

  @Test
  void hours_thatEndedWhileTheTargetRests_arePostedAndSentAfterThat() {
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    world.engine.script = (number, request) -> Manner.TOO_MANY;
    SumsWorld.hours(world, 1);
    take(messages(billable("b", 1, 500, "cus_1", DeliverWorld.NOON)));
    SumsWorld.hours(world, 1);
    world.engine.script = (number, request) -> Manner.TAKE;
    world.runs(Duration.ofHours(2));
    assertEquals(800, world.engine.sum());
  }

  @Test
  void billable_thatAPersonReleased_isPutIntoTheOpenHour() {
    world.more = world.more + ", customers: {cus_9: nobody}";
    take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    assertEquals("[held]", world.state("a"));
    var held = world.posting("a", 0);
    var released = held.anew(PostingState.Ready.untried(world.now));
    world.ledger.postings().write("desk", List.of(new PostingChange(held, released)));
    world.more = ", periods: {zone: UTC, closes_after: PT6H}";
    var _ = world.send();
    assertEquals("[corrected]", world.state("a"));
    SumsWorld.hours(world, 1);
    assertEquals(300, world.engine.sum());
  }

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void results_twiceInAnyOrder_endAtWhatStands(Member member) {
    int seeds = member == Member.MEMORY ? 50 : 1;
    for (int seed = 0; seed < seeds; seed++) {
      var random = new Random(seed);
      var own = SumsWorld.over(member.ledger(), new ScriptedEngine());
      for (BusMessage message : SumsWorld.twice(SumsWorld.story(DeliverWorld.NOON), random)) {
        assertEquals(List.of(), own.take(List.of(message)).failed());
        if (random.nextInt(4) == 0) {
          own.now = own.now.plus(Duration.ofMinutes(random.nextInt(50)));
          var _ = own.send();
        }
      }
      // What is still below zero is taken from this.
      own.take(messages(billable("z0", 1, 9000, "cus_0", own.now)));
      own.take(messages(billable("z1", 1, 9000, "cus_1", own.now)));
      SumsWorld.hours(own, 3);
      assertEquals(SumsWorld.STANDS + 18000, own.engine.sum(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Point.class)
  void take_dyingAtEachUse_countsNothingTwice(Point point) {
    boolean died = true;
    int at = 0;
    while (died) {
      at++;
      died = dies(point, at);
    }
    assertTrue(at > 20, "the story uses nothing");
  }

  /** Whether it died at this use; then all messages come again, and the hours are ended. */
  private static boolean dies(Point point, int at) {
    var ledger = new InMemoryLedger();
    var uses = new AtomicInteger();
    var dying =
        SumsWorld.ledger(
            ledger,
            (method, when) -> {
              if (when == point && uses.incrementAndGet() == at) {
                throw new Killed();
              }
            });
    var engine = new ScriptedEngine();
    boolean died = live(SumsWorld.over(dying, engine));
    live(SumsWorld.over(ledger, engine));
    var last = SumsWorld.over(ledger, engine);
    last.now = DeliverWorld.NOON.plus(Duration.ofHours(10));
    SumsWorld.hours(last, 2);
    assertEquals(550, engine.sum(), "use " + at);
    for (String id : engine.lines.keySet()) {
      assertEquals(1, new HashSet<>(engine.asked(id)).size(), "other bytes for one key");
    }
    return died || uses.get() >= at;
  }

  private static boolean live(DeliverWorld world) {
    try {
      world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
      world.take(messages(billable("b", 1, 200, "cus_1", DeliverWorld.NOON)));
      world.take(messages(reversal("b", 1, 200, "cus_1", DeliverWorld.NOON)));
      SumsWorld.hours(world, 1);
      world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON)));
      SumsWorld.hours(world, 1);
      world.take(messages(billable("c", 1, 550, "cus_1", DeliverWorld.NOON)));
      SumsWorld.hours(world, 1);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 200})
  void takers_twoAtOnceInAnyOrder_countEachResultOnce(int first) throws InterruptedException {
    for (int seed = first; seed < first + 100; seed++) {
      both(seed);
    }
  }

  /** Two takers of the same events, of which one ends the hour in between. */
  private static void both(int seed) throws InterruptedException {
    var ledger = new InMemoryLedger();
    var engine = new ScriptedEngine();
    var turns = new SeededTurns(seed, 2);
    var failed = new AtomicInteger();
    var threads =
        List.of(0, 1).stream()
            .map(player ->
                Thread.ofPlatform()
                    .unstarted(() -> failed.addAndGet(take(player, seed, turns, ledger, engine))))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, failed.get(), "seed " + seed);
    var last = SumsWorld.over(ledger, engine);
    last.now = DeliverWorld.NOON.plus(Duration.ofHours(4));
    last.take(messages(billable("z0", 1, 9000, "cus_0", last.now)));
    last.take(messages(billable("z1", 1, 9000, "cus_1", last.now)));
    SumsWorld.hours(last, 2);
    assertEquals(SumsWorld.STANDS + 18000, engine.sum(), "seed " + seed);
  }

  private static int take(
      int player, int seed, SeededTurns turns, Ledger ledger, ScriptedEngine engine) {
    turns.begin(player);
    try {
      var own =
          SumsWorld.over(
              SumsWorld.ledger(
                  ledger,
                  (method, point) -> {
                    if (point == Point.BEFORE) {
                      turns.next(player);
                    }
                  }),
              engine);
      int failed = 0;
      var all = SumsWorld.twice(SumsWorld.story(DeliverWorld.NOON), new Random(seed + player));
      for (int i = 0; i < all.size(); i++) {
        failed += own.take(List.of(all.get(i))).failed().size();
        if (i % 11 == 10) {
          own.now = own.now.plus(Duration.ofMinutes(40));
          var _ = own.send();
        }
      }
      return failed;
    } finally {
      turns.end(player);
    }
  }

  private void take(List<BusMessage> messages) {
    assertEquals(List.of(), world.take(messages).failed());
  }
}
