package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two runs for one target at once, each of which thinks that it has the lease, in orders that a
 * seed chooses: each posting is sent by one of them.
 */
final class TwoRunsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 200, 300})
  void run_twoAtOnceInAnyOrder_sendEachOnce(int first) throws InterruptedException {
    for (int seed = first; seed < first + 100; seed++) {
      both(seed);
    }
  }

  private static void both(int seed) throws InterruptedException {
    var ledger = new InMemoryLedger();
    var world = new DeliverWorld(ledger, new ScriptedEngine());
    var records = IntStream.range(0, 4).mapToObj(i -> "r" + i).toList();
    for (String record : records) {
      world.take(messages(billable(record, 1, 300, "cus_1", DeliverWorld.NOON)));
    }
    if (seed % 2 == 1) {
      world.send();
      world.take(messages(reversal("r1", 1, 300, "cus_1", DeliverWorld.NOON)));
    }
    int before = world.engine.requests.size();
    var turns = new SeededTurns(seed, 2);
    var threads =
        List.of(0, 1).stream()
            .map(player -> Thread.ofPlatform().unstarted(() -> run(player, turns, world)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    boolean odd = seed % 2 == 1;
    assertEquals(odd ? 1 : 4, world.engine.requests.size() - before, "seed " + seed);
    assertEquals(odd ? 900 : 1200, world.engine.sum(), "seed " + seed);
    world.engine.script = (number, request) -> Manner.LOSE_REQUEST;
    world.runs(Duration.ofMinutes(5));
    assertEquals(0, world.states(records).getOrDefault("sending", 0), "seed " + seed);
  }

  private static void run(int player, SeededTurns turns, DeliverWorld world) {
    turns.begin(player);
    try {
      DyingPort.Beside beside =
          (method, point) -> {
            if (point == DyingPort.Point.BEFORE) {
              turns.next(player);
            }
          };
      var postings = DyingPort.of(Postings.class, world.ledger.postings(), beside);
      var own = new DeliverWorld(everybodysLease(world.ledger, postings), world.engine);
      var _ = own.send(DyingPort.of(EngineConnection.class, world.engine, beside));
    } finally {
      turns.end(player);
    }
  }

  private static Ledger everybodysLease(Ledger right, Postings postings) {
    var followed =
        (FollowedTargets)
            Proxy.newProxyInstance(
                FollowedTargets.class.getClassLoader(),
                new Class<?>[] {FollowedTargets.class},
                (self, method, arguments) ->
                    method.getName().equals("lease")
                            || (method.getName().equals("rest") && arguments.length == 3)
                        ? (Object) true
                        : method.invoke(right.followedTargets(), arguments));
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "postings" -> postings;
                  case "followedTargets" -> followed;
                  default -> method.invoke(right, arguments);
                });
  }
}
