package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.DyingPort.Killed;
import dev.countersign.app.deliver.DyingPort.Point;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies at its n-th use of the table or of the engine, for every n, before it or after
 * it: later runs end as if it had not.
 */
final class DeliverCrashTest {
  /** What was done before, what is being done, and what the engine has in the end. */
  record Story(String name, Consumer<DeliverWorld> before, Consumer<DeliverWorld> deed, long sum) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Story> stories() {
    Consumer<DeliverWorld> billed =
        world -> {
          world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
          world.take(messages(billable("b", 1, 500, "cus_2", DeliverWorld.NOON)));
        };
    Consumer<DeliverWorld> sent = billed.andThen(DeliverWorld::send);
    Consumer<DeliverWorld> takenBack =
        sent.andThen(
            world -> world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON))));
    Consumer<DeliverWorld> restated =
        sent.andThen(world -> {
          world.now = world.now.plus(Duration.ofHours(2));
          world.take(
              messages(
                  reversal("a", 1, 300, "cus_1", world.now),
                  billable("a", 2, 200, "cus_1", world.now)));
        });
    return Stream.of(
        new Story("two usages", billed, DeliverWorld::send, 800),
        new Story(
            "two usages in a batch",
            billed.andThen(world -> world.file = DeliverWorld.IN_BATCHES),
            DeliverWorld::send,
            800),
        new Story("a correction", takenBack, DeliverWorld::send, 500),
        new Story("a document", restated, DeliverWorld::send, 700),
        new Story(
            "a document that names an account",
            restated.andThen(world -> {
              world.file = DeliverWorld.WITH_ACCOUNTS;
              world.engine.accounts.put("cus_1", "acc_1");
            }),
            DeliverWorld::send,
            700));
  }

  static Stream<Arguments> cases() {
    return stories()
        .flatMap(story -> Stream.of(Point.values()).map(point -> Arguments.of(story, point)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void run_dyingAtEachUse_endsAsWithoutIt(Story story, Point point) {
    int number = 0;
    boolean died = true;
    while (died) {
      number++;
      died = dies(story, point, number);
    }
    assertTrue(number > 5, "the story uses nothing");
  }

  /** Whether it died at this use. */
  private static boolean dies(Story story, Point point, int at) {
    var ledger = new InMemoryLedger();
    var world = new DeliverWorld(ledger, new ScriptedEngine());
    story.before().accept(world);
    int[] uses = {0};
    DyingPort.Beside beside =
        (method, when) -> {
          if (when == point && ++uses[0] == at) {
            throw new Killed();
          }
        };
    Ledger dying =
        DyingPort.ledger(ledger, DyingPort.of(Postings.class, ledger.postings(), beside));
    var doomed = new DeliverWorld(dying, world.engine);
    doomed.now = world.now;
    doomed.file = world.file;
    EngineConnection connection = DyingPort.of(EngineConnection.class, world.engine, beside);
    boolean died = false;
    try {
      var _ = doomed.send(connection);
    } catch (Killed e) {
      died = true;
    }
    world.runs(Duration.ofMinutes(15));

    assertEquals(story.sum(), world.engine.sum(), "use " + at);
    assertEquals(0, undecided(world), "use " + at);
    for (String id : world.engine.lines.keySet()) {
      if (!world.file.equals(DeliverWorld.IN_BATCHES)) {
        assertEquals(1, new HashSet<>(world.engine.asked(id)).size(), "other bytes for one key");
      }
    }
    return died || uses[0] >= at;
  }

  private static int undecided(DeliverWorld world) {
    var states = world.states(List.of("a", "b"));
    return states.getOrDefault("ready", 0)
        + states.getOrDefault("sending", 0)
        + states.getOrDefault("waiting", 0)
        + states.getOrDefault("held", 0);
  }
}
