package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Postings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bus brings: once, twice, in any order, broken. */
final class TakeResultsTest {
  private final DeliverWorld world = new DeliverWorld();

  @Test
  void take_resultOfATenantWithoutTargets_isTaken() {
    var taken =
        new TakeResults(world.ledger, tenant -> List.of(), () -> world.now)
            .take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));

    assertEquals(1, taken.results());
    assertEquals(List.of(), taken.failed());
  }

  @Test
  void take_messageThatIsNoEvent_isToldByItsIdAndCostsNoOther() {
    var all = new ArrayList<BusMessage>();
    all.add(new BusMessage("m-broken", ResultMaker.text("{\"detail-type\":\"x\",\"detail\":3}")));
    all.addAll(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    all.add(new BusMessage("m-none", ResultMaker.text("hello")));

    var taken = world.take(all);

    assertEquals(List.of("m-broken", "m-none"), taken.failed());
    assertEquals(2, taken.unreadable());
    assertEquals("[ready]", world.state("a"));
  }

  @Test
  void take_eventWhoseAmountWasChanged_isNotBilled() {
    var good = messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)).getFirst();
    var forged = ResultMaker.text(good.body().toText().replace("3.00", "4.00"));

    assertEquals(List.of("m"), world.take(List.of(new BusMessage("m", forged))).failed());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void take_tableFails_onlyThatMessageComesAgain() {
    var calls = new AtomicInteger();
    var breaking =
        DyingPort.of(
            Postings.class,
            world.ledger.postings(),
            (method, after) -> {
              if (calls.incrementAndGet() == 1) {
                throw new Unavailable("read postings", null);
              }
            });
    var all = new ArrayList<>(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    all.addAll(messages(billable("b", 1, 300, "cus_1", DeliverWorld.NOON)));

    var taken =
        new TakeResults(DyingPort.ledger(world.ledger, breaking), world.targets(), () -> world.now)
            .take(all);

    assertEquals(List.of(all.getFirst().id()), taken.failed());
    assertEquals("[ready]", world.state("b"));
    assertTrue(taken.touched().contains(DeliverWorld.TARGET));
  }

  @Test
  void take_oneTargetFails_theOtherHasIt() {
    world.more =
        "}, other: {engine: strict, url: \"https://other.example\","
            + " from: \"2026-01-01T00:00:00Z\", customer: engine";
    var message = messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON));
    var calls = new AtomicInteger();
    var breaking =
        DyingPort.of(
            Postings.class,
            world.ledger.postings(),
            (method, after) -> {
              if (calls.incrementAndGet() == 1) {
                throw new Unavailable("read postings", null);
              }
            });

    var taken =
        new TakeResults(DyingPort.ledger(world.ledger, breaking), world.targets(), () -> world.now)
            .take(message);
    assertEquals(List.of(message.getFirst().id()), taken.failed());
    assertEquals(1, taken.touched().size());

    assertEquals(List.of(), world.take(message).failed());
    assertEquals("[ready]", world.state("a"));
  }

  @Test
  void take_customerThatTheTargetDoesNotKnow_isCountedAsHeldOnce() {
    world.more = ", customers: {cus_2: theirs}";
    var message = messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON));

    assertEquals(1, world.take(message).held());
    assertEquals(0, world.take(message).held());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void take_twiceAndInAnyOrder_endsAtTheSameSum(long seed) {
    var random = new Random(seed);
    var all = new ArrayList<BusMessage>();
    for (int i = 0; i < 20; i++) {
      String record = "r" + i;
      all.addAll(messages(billable(record, 1, 300, "cus_1", DeliverWorld.NOON)));
      if (i % 4 == 1) {
        all.addAll(messages(reversal(record, 1, 300, "cus_1", DeliverWorld.NOON)));
      }
      if (i % 4 == 2) {
        all.addAll(
            messages(
                reversal(record, 1, 300, "cus_1", DeliverWorld.NOON),
                billable(record, 2, 200, "cus_1", DeliverWorld.NOON)));
      }
    }
    all.addAll(List.copyOf(all));
    Collections.shuffle(all, random);
    for (BusMessage message : all) {
      assertEquals(List.of(), world.take(List.of(message)).failed());
      if (random.nextInt(3) == 0) {
        world.now = world.now.plus(Duration.ofMinutes(random.nextInt(20)));
        var _ = world.send();
      }
    }
    world.runs(Duration.ofMinutes(5));

    assertEquals(10 * 300 + 5 * 200, world.engine.sum());
  }
}
