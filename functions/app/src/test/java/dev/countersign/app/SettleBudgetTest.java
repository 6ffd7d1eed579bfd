package dev.countersign.app;

import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.claim;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The requests of holds that simply end: what they are on is read together, and written together:
 * the entries that follow, the marks of settle, and those of publish.
 */
final class SettleBudgetTest {
  private static final String POLICY = "policy_signed";
  private static final int MANY = 12;

  /** Records whose outcomes are all in one shard. */
  private static final List<String> RECORDS =
      IntStream.range(0, 10_000)
          .mapToObj(Integer::toString)
          .filter(record -> Shards.of(TENANT, claim(POLICY, record)) == 0)
          .limit(MANY)
          .toList();

  private final CountingRequests requests = new CountingRequests();
  private final World world =
      World.over(new DynamoLedger(Member.EMBEDDED.client(requests), Member.EMBEDDED.table()));

  @BeforeEach
  void heldAndPublished() {
    world.record("s1", session("ses_1"));
    for (String record : RECORDS) {
      String body = said("attested", POLICY, record, named("ses_1"));
      assertEquals(200, world.attest("crm", "m" + record, body).status());
    }
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    requests.taken();
  }

  @Test
  void settle_holdsThatEndTogether_readsAndWritesTogether() {
    world.settleOnly();

    assertEquals(
        Map.of("Query", DueIndex.SHARDS + 1L, "BatchGetItem", 2L, "BatchExecuteStatement", 2L),
        counts());
    for (String record : RECORDS) {
      assertEquals(2, world.history(POLICY, record).size());
    }
  }

  @Test
  void publish_entriesOfTheStream_readsAndMarksTogether() {
    world.settleOnly();
    requests.taken();
    var entries = new LinkedHashMap<String, StoredEntry>();
    for (String record : RECORDS) {
      entries.put(
          record, world.ledger.outcomes().at(TENANT, claim(POLICY, record), 2).orElseThrow());
    }
    requests.taken();

    new PublishBatch(events -> List.of(), world.publisher()).publish(entries);

    // The entries before and their leaves; the new leaves and the marks.
    assertEquals(Map.of("BatchGetItem", 2L, "BatchExecuteStatement", 2L), counts());
  }

  @Test
  void settle_whatTheStreamIsLateWith_isPutTogether() {
    var puts = late(events -> List.of());

    assertEquals(List.of(2 * MANY), puts);
  }

  /** The bus doesn't take one event at first: its entry is put by itself, and no other again. */
  @Test
  void settle_oneEventIsRefused_itsEntryIsPutAgainAlone() {
    var refused = new AtomicBoolean();

    var puts = late(events -> refused.getAndSet(true) ? List.of() : events.subList(3, 4));

    assertEquals(List.of(2 * MANY, 2), puts);
  }

  /** How many events are put at a time, once holds have ended and the stream is late. */
  private List<Integer> late(EventBus bus) {
    world.settleOnly();
    world.now = world.now.plus(DueWork.Publish.GRACE);
    var puts = new ArrayList<Integer>();
    world.settle(events -> {
      puts.add(events.size());
      return bus.put(events);
    });
    world.now = world.now.plusSeconds(1);
    assertEquals(0, world.settleOnly().settled());
    return puts;
  }

  private Map<String, Long> counts() {
    return requests.taken().stream()
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }
}
