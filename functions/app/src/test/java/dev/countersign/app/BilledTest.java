package dev.countersign.app;

import static dev.countersign.app.BilledWorld.BY_ID;
import static dev.countersign.app.BilledWorld.LIST;
import static dev.countersign.app.BilledWorld.MAIN;
import static dev.countersign.app.BilledWorld.SUMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.LineEngine.Line;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.MonthsLooked;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One target held against its engine, whatever was done to one of both. */
final class BilledTest {
  private static final String FOREIGN = "res_" + "f".repeat(32);

  private BilledWorld world(String... readBack) {
    var world = new BilledWorld(new InMemoryLedger(), readBack);
    world.sold("a", "b", "c");
    world.send();
    world.world.now = world.world.now.plus(Duration.ofHours(2));
    return world;
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_ID, LIST, SUMS})
  void billed_whereAllIsThere_tellsNothing(String readBack) {
    var world = world(readBack);
    assertEquals("[]", world.billed());
    assertFalse(world.engine.reads.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_ID, LIST})
  void billed_lineDeletedInTheEngine_isSentAgainWithItsOwnKey(String readBack) {
    var world = world(readBack);
    world.engine.forget(world.id("b"));
    world.engine.keys.clear();

    assertEquals("[missing sent_again]", world.billed());
    assertEquals("[sending]", world.state("b"));
    world.send();

    assertEquals(3, world.engine.lines.size());
    assertEquals(4, world.engine.posts.size());
    assertEquals("[sent]", world.state("b"));
    assertEquals("[]", world.billed());
  }

  @Test
  void billed_lineDeletedWhileTheEngineKnowsItsKey_isSentAndNoConflict() {
    var world = world(BY_ID);
    world.engine.forget(world.id("b"));

    assertEquals("[missing sent_again]", world.billed());
    world.send();

    assertEquals("[sent]", world.state("b"));
  }

  @Test
  void billed_lineDeletedInAListAndById_isAskedForOnceMore() {
    var world = world(BY_ID, LIST);
    world.engine.forget(world.id("b"));

    assertEquals("[missing sent_again]", world.billed());
    assertEquals(1, world.engine.reads.stream().filter(url -> url.contains("/lines/")).count());
  }

  @Test
  void billed_lineDeletedAfterTheWindow_isOnlyTold() {
    var world = world(BY_ID);
    world.file = world.file.replace("window: P30D", "window: P1D");
    world.engine.forget(world.id("b"));
    world.world.now = world.world.now.plus(Duration.ofDays(2));

    assertEquals("[missing told]", world.billed());
    world.send();

    assertEquals("[sent]", world.state("b"));
    assertEquals(3, world.engine.posts.size());
  }

  @Test
  void billed_lineDeletedInAClosedMonth_isOnlyTold() {
    var world = world(BY_ID);
    world.file = world.file.replace("P30D", "P60D").replace("P40D", "P70D");
    world.engine.forget(world.id("b"));
    world.world.now = world.world.now.plus(Duration.ofDays(30));

    assertEquals("[missing told]", world.billed());
  }

  @Test
  void billed_sentAMinuteAgo_isNotMissingYet() {
    var world = new BilledWorld(new InMemoryLedger(), BY_ID, SUMS);
    world.sold("a");
    world.send();
    world.engine.forget(world.id("a"));
    world.world.now = world.world.now.plus(Duration.ofMinutes(1));

    assertEquals("[]", world.billed());
    assertEquals("[sent]", world.state("a"));
  }

  @Test
  void billed_lineDeletedInSums_isTold() {
    var world = world(SUMS);
    world.engine.forget(world.id("b"));

    assertEquals("[sum told]", world.billed());
    assertEquals("297", String.valueOf(world.told.getFirst().owedOrNull()));
    assertEquals("198", String.valueOf(world.told.getFirst().hasOrNull()));
  }

  @Test
  void billed_lineAddedByHand_isTakenBackByNobodyAndProposed() {
    var world = world(LIST);
    world.engine.lines.put(FOREIGN, line(world, 700));
    world.engine.lines.put("by hand", line(world, 5));

    assertEquals("[extra proposed]", world.billed());

    var proposed = Objects.requireNonNull(world.told.getFirst().proposalOrNull());
    assertEquals("POST", proposed.method());
    assertEquals("https://lines.example/lines", proposed.url().toString());
    assertTrue(proposed.body().contains("\"id\":\"undo_" + FOREIGN + "\""), proposed::body);
    assertTrue(proposed.body().contains("\"n\":-700"), proposed::body);
    world.send();
    assertEquals(3, world.engine.posts.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {SUMS, BY_ID + "\n  " + SUMS})
  void billed_lineAddedByHandInSums_isTold(String readBack) {
    var world = world(readBack);
    world.engine.lines.put(FOREIGN, line(world, 700));

    assertEquals("[sum told]", world.billed());
  }

  @Test
  void billed_lineAddedToAMonthThatIsClosed_hasNoNegativeProposed() {
    var world = world(LIST);
    world.engine.lines.put(FOREIGN, line(world, 700));
    world.world.now = world.world.now.plus(Duration.ofDays(30));

    assertEquals("[extra told]", world.billed());
  }

  @ParameterizedTest
  @ValueSource(strings = {LIST, SUMS})
  void billed_resultThatIsSentWhileTheEngineIsAsked_isNothingExtra(String readBack) {
    var world = world(readBack);
    var asked = new AtomicInteger();
    world.engine.before =
        () -> {
          if (asked.getAndIncrement() == 0) {
            world.sold("d");
            world.claimed("d");
            world.engine.lines.put(world.id("d"), line(world, 99));
          }
        };

    assertEquals("[]", world.billed());
    assertEquals("[sending]", world.state("d"));
  }

  @Test
  void billed_sumThatTheLinesExplain_isNotToldOnceMore() {
    var world = world(BY_ID, SUMS);
    world.file = world.file.replace("window: P30D", "window: PT1H");
    world.engine.forget(world.id("b"));

    assertEquals("[missing told]", world.billed());
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_ID, LIST})
  void billed_amountChangedInTheEngine_isOnlyTold(String readBack) {
    var world = world(readBack);
    world.engine.lines.put(world.id("b"), line(world, 98));

    assertEquals("[differs told]", world.billed());
    assertEquals("98", String.valueOf(world.told.getFirst().hasOrNull()));
    assertEquals("[sent]", world.state("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BY_ID, LIST, SUMS, BY_ID + "\n  " + SUMS})
  void billed_afterANegative_agrees(String readBack) {
    var world = world(readBack);
    world.takenBack("b");
    world.send();
    world.world.now = world.world.now.plus(Duration.ofHours(2));

    assertEquals("[sent, sent]", world.state("b"));
    assertEquals("[]", world.billed());
  }

  @Test
  void billed_whatWasTakenAndNeverAnswered_isFoundAndSent() {
    var world = new BilledWorld(new InMemoryLedger(), BY_ID);
    world.sold("a");
    var claimed = new AtomicInteger();
    world.engine.down = request -> claimed.getAndIncrement() == 0;
    world.send();
    assertEquals("[sending]", world.state("a"));
    world.engine.lines.put(world.id("a"), line(world, 99));
    world.world.now = world.world.now.plus(Duration.ofHours(2));

    assertEquals("[found sent]", world.billed());
    assertEquals("[sent]", world.state("a"));
  }

  @Test
  void billed_engineDownInTheMidst_isUnansweredAndNotMissing() {
    var world = world(BY_ID);
    world.sold("d", "e", "f", "g");
    world.send();
    world.world.now = world.world.now.plus(Duration.ofHours(2));
    world.engine.lines.clear();
    world.engine.reads.clear();
    world.engine.down = request -> world.engine.reads.size() > 1;

    assertEquals(
        "[missing sent_again, unanswered told, unanswered told, unanswered told]", world.billed());
    assertEquals(4, world.engine.reads.size());
  }

  @Test
  void billed_engineThatForgotEverything_getsItAllAgain() {
    var world = world(LIST);
    world.engine.lines.clear();
    world.engine.keys.clear();

    assertEquals("[missing sent_again, missing sent_again, missing sent_again]", world.billed());
    world.send();

    assertEquals(3, world.engine.lines.size());
    assertEquals("[]", world.billed());
  }

  @Test
  void billed_onlyTelling_writesNothing() {
    var world = world(BY_ID);
    world.engine.forget(world.id("b"));

    assertEquals(
        "[missing sent_again]", world.billed(MonthsLooked.usual(world.world.now), LookManner.TELL));
    assertEquals("[sent]", world.state("b"));
    assertEquals(List.of(), world.world.ledger.reconciliations().known(MAIN));
  }

  @Test
  void billed_ofAnotherMonth_looksAtNothingElse() {
    var world = world(BY_ID);
    world.engine.lines.clear();
    var october = new MonthsLooked(List.of(YearMonth.of(2026, 10)));

    assertEquals("[]", world.billed(october, LookManner.MEND));
    assertEquals(List.of(), world.engine.reads);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 119})
  void billed_engineThatCantBeRead_tellsWhatItShouldHave(long minutesSooner) {
    var world = world(SUMS);
    world.world.now = world.world.now.minus(Duration.ofMinutes(minutesSooner));
    world.file =
        world.file.substring(0, world.file.indexOf("read_back:"))
            + world.file.substring(world.file.indexOf("facts:"));

    assertEquals("[unread told]", world.billed());
    assertEquals("297", String.valueOf(world.told.getFirst().owedOrNull()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void billed_difference_isKnownSinceItsFirstLookAndForgottenWhenItIsOver(Member member) {
    var world = new BilledWorld(member.ledger(), SUMS);
    world.sold("a", "b");
    world.send();
    world.world.now = world.world.now.plus(Duration.ofHours(2));
    world.engine.lines.put(FOREIGN, line(world, 700));
    var first = world.world.now;

    assertEquals("[sum told]", world.billed());
    world.world.now = world.world.now.plus(Duration.ofHours(30));
    assertEquals("[sum told]", world.billed());
    assertEquals(List.of(first), world.firsts);
    world.world.now = world.world.now.plusSeconds(1);
    world.engine.forget(FOREIGN);
    assertEquals("[]", world.billed());
    assertEquals(List.of(), world.world.ledger.reconciliations().known(MAIN));
  }

  private static Line line(BilledWorld world, long n) {
    return new Line("cus_1", "tickets", world.posting("a").line().occurredAt().getEpochSecond(), n);
  }
}
