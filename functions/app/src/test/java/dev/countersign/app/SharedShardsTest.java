package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.claim;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.settle.SettleRun;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Several runs of settle at once: a shard with much work is one run's, a shard with little, all's.
 */
final class SharedShardsTest {
  private static final String POLICY = "policy_signed";
  private static final int SHARD = 0;
  private static final int A_PAGE = 100;
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final List<String> RECORDS = records(A_PAGE);

  private final World world = World.over(new InMemoryLedger());

  private static List<String> records(int many) {
    return IntStream.range(0, 10_000)
        .mapToObj(Integer::toString)
        .filter(record -> Shards.of(TENANT, claim(POLICY, record)) == SHARD)
        .limit(many)
        .toList();
  }

  @BeforeEach
  void aPageIsHeld() {
    world.record("s1", session("ses_1"));
    for (String record : RECORDS) {
      world.attest("crm", "m" + record, said("attested", POLICY, record, named("ses_1")));
    }
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
  }

  private long ended() {
    return RECORDS.stream().filter(record -> world.history(POLICY, record).size() == 2).count();
  }

  @Test
  void until_aShardWithMuchWorkIsAnothers_leavesItToThatOne() {
    world.ledger.due().lease(SHARD, "another", world.now, world.now.plus(LEASE));

    var report = world.settleOnly();

    assertEquals(0, ended());
    assertEquals(0, report.settled() + report.failed() + report.unfinished());
  }

  @Test
  void until_theOtherRunDied_takesTheShardWhenTheLeaseHasEnded() {
    world.ledger.due().lease(SHARD, "another", world.now, world.now.plus(LEASE));
    world.now = world.now.plus(LEASE);

    world.settleOnly();

    assertEquals(A_PAGE, ended());
  }

  @Test
  void until_aShardWithLessWorkIsAnothers_doesItAllTheSame() {
    world.ledger.outcomes().published(TENANT, claim(POLICY, RECORDS.getFirst()), 1, null);
    world.ledger.due().lease(SHARD, "another", world.now, world.now.plus(LEASE));

    world.settleOnly();

    assertEquals(A_PAGE - 1, ended());
  }

  @Test
  void until_theRunEnds_leavesNoLease() {
    world.settleOnly();

    assertTrue(world.ledger.due().lease(SHARD, "next", world.now, world.now.plus(LEASE)));
  }

  /** The second starts while the first is at the first of three pages. */
  @Test
  void until_anotherRunStartsMeanwhile_doesNothingTwice() {
    var table = new InProcessDynamo();
    var filled = World.over(new DynamoLedger(table, "countersign"));
    filled.record("s1", session("ses_1"));
    for (String record : records(2 * A_PAGE + 50)) {
      filled.attest("crm", "m" + record, said("attested", POLICY, record, named("ses_1")));
    }
    filled.stream();

    var expected = requests(table.copy(), world -> {});
    var asked = requests(table.copy(), World::settleOnly);

    expected.merge("query", (long) DueIndex.SHARDS, Long::sum);
    expected.merge("updateItem", 1L, Long::sum); // it asks for the lease that the first has
    assertEquals(expected, asked);
  }

  /** The requests of a run of settle by their operation. */
  private static Map<String, Long> requests(InProcessDynamo table, Consumer<World> meanwhile) {
    var asked = new ConcurrentHashMap<String, Long>();
    var begun = new AtomicBoolean();
    var first = new AtomicReference<World>();
    var client =
        FailingPort.of(
            DynamoDbClient.class,
            table,
            (method, arguments) -> {
              if (arguments.getFirst() instanceof Consumer) {
                return; // builds the request, and is called again with it
              }
              asked.merge(method, 1L, Long::sum);
              if (method.equals("batchExecuteStatement") && begun.compareAndSet(false, true)) {
                meanwhile.accept(first.get());
              }
            });
    var world = new World(new DynamoLedger(client, "countersign"));
    world.now = World.NOON.plus(Duration.ofHours(2));
    first.set(world);
    world.settleOnly();
    return asked;
  }

  @Test
  void until_itIsAtAShardWithMuchWork_noOtherGetsItForAMinute() {
    var got = new ArrayList<Boolean>();

    run((method, arguments) -> {
      if (method.equals("endLease")) {
        var ends = world.now.plus(LEASE);
        got.add(world.ledger.due().lease(SHARD, "another", ends.minusNanos(1), ends));
        got.add(world.ledger.due().lease(SHARD, "another", ends, ends));
      }
    });

    assertEquals(List.of(false, true), got);
  }

  @Test
  void until_aLeaseCantBeEnded_itsWorkIsDoneAllTheSame() {
    var report =
        run((method, arguments) -> {
          if (method.equals("endLease")) {
            throw new Unavailable("end a lease", null);
          }
        });

    assertEquals(A_PAGE, report.settled());
    assertEquals(A_PAGE, ended());
  }

  private SettleRun.Report run(FailingPort.Before before) {
    var due = FailingPort.of(DueIndex.class, world.ledger.due(), before);
    var now = world.now;
    return new SettleRun(due, world.settleWork(events -> List.of()), () -> now)
        .until(now.plusSeconds(1));
  }
}
