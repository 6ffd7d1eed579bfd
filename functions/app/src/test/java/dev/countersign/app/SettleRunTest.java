package dev.countersign.app;

import static dev.countersign.app.World.claim;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.publish.EventBus;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Of many pieces of due work one fails, or one shard can't be read: it fails alone. */
final class SettleRunTest {
  private static final String TICKET = "ticket_resolved";
  private static final String TABLE = "countersign";
  private static final String BAD = "7";
  private static final Set<String> ALL =
      IntStream.range(0, 20).mapToObj(Integer::toString).collect(Collectors.toSet());
  private static final int BAD_SHARD = Shards.of(World.TENANT, claim(TICKET, BAD));
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  private final InProcessDynamo items = new InProcessDynamo();
  private final Ledger ledger = new DynamoLedger(items, TABLE);
  private final World world = World.over(ledger);
  private final Set<String> taken = new ConcurrentSkipListSet<>();

  @BeforeEach
  void manyEntries() {
    world.record("s1", session("ses_1"));
    for (String record : ALL) {
      world.attest("crm", "m" + record, said("attested", TICKET, record, named("ses_1")));
    }
    world.now = world.now.plus(DueWork.Publish.GRACE);
  }

  static Stream<Supplier<RuntimeException>> failures() {
    return Stream.of(
        () -> new Unavailable("x", null),
        () -> new Misconfigured("x", null),
        () -> new Defect("x", null),
        () -> new IllegalStateException("nobody foresaw it"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void until_oneEntryFails_putsOffThatOneAlone(Supplier<RuntimeException> failure) {
    var report = world.settle(failingOfTheBad(failure));

    assertEquals(1, report.failed());
    assertEquals(0, report.unfinished());
    assertEquals(without(), taken);
    var until = world.now.plus(PUT_OFF);
    assertEquals(
        List.of(new DueWork.Publish(World.TENANT, claim(TICKET, BAD), 1, until)),
        ledger.due().due(BAD_SHARD, until, 100));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void until_oneEntryFailedBefore_doesItLater(Supplier<RuntimeException> failure) {
    world.settle(failingOfTheBad(failure));
    world.now = world.now.plus(PUT_OFF);

    var report = world.settle(this::take);

    assertEquals(0, report.failed());
    assertEquals(ALL, taken);
  }

  @Test
  void until_anItemOfTheIndexIsUnreadable_putsOffThatOneAlone() {
    var key = new TreeMap<String, AttributeValue>();
    key.put("pk", AttributeValue.fromS("T#acme#O#" + claim(TICKET, BAD)));
    key.put("sk", AttributeValue.fromS("E#000001"));
    var item = new TreeMap<>(items.getItem(r -> r.tableName(TABLE).key(key)).item());
    item.put("dueFor", AttributeValue.fromS("else"));
    items.putItem(r -> r.tableName(TABLE).item(item));

    var report = world.settle(this::take);

    assertEquals(1, report.failed());
    assertEquals(without(), taken);
    assertEquals(List.of(), ledger.due().due(BAD_SHARD, world.now, 100));
    assertEquals(1, ledger.due().due(BAD_SHARD, world.now.plus(PUT_OFF), 100).size());
  }

  @Test
  void until_aShardIsUnavailable_doesTheOthersAndLeavesItToTheNextRun() {
    var report = run(unreadable(() -> new Unavailable("x", null)), this::take);

    assertEquals(new SettleRun.Report(taken.size(), 0, 1, report.oldest()), report);
    assertEquals(ofOtherShards(), taken);
  }

  @Test
  void until_aShardCannotBeRead_doesTheOthersAndThenSaysSo() {
    var due = unreadable(() -> new IllegalStateException("nobody foresaw it"));

    assertThrows(IllegalStateException.class, () -> run(due, this::take));
    assertEquals(ofOtherShards(), taken);
  }

  @Test
  void until_evenPuttingOffFails_doesTheOthers() {
    var due =
        FailingPort.of(
            DueIndex.class,
            ledger.due(),
            (method, arguments) -> {
              if (method.equals("putOff")) {
                throw new IllegalStateException("nobody foresaw it");
              }
            });

    var report = run(due, failingOfTheBad(() -> new Unavailable("x", null)));

    assertEquals(1, report.failed());
    assertEquals(without(), taken);
  }

  @Test
  void until_anError_passesThrough() {
    EventBus bus =
        events -> {
          throw new OutOfMemoryError("for a test");
        };

    assertThrows(OutOfMemoryError.class, () -> world.settle(bus));
  }

  private SettleRun.Report run(DueIndex due, EventBus bus) {
    Instant now = world.now;
    return new SettleRun(due, world.settleWork(bus), () -> now).until(now.plusSeconds(1));
  }

  private DueIndex unreadable(Supplier<RuntimeException> failure) {
    return FailingPort.of(
        DueIndex.class,
        ledger.due(),
        (method, arguments) -> {
          if (method.equals("due") && arguments.getFirst().equals(BAD_SHARD)) {
            throw failure.get();
          }
        });
  }

  private EventBus failingOfTheBad(Supplier<RuntimeException> failure) {
    return events -> {
      if (records(events).contains(BAD)) {
        throw failure.get();
      }
      return take(events);
    };
  }

  private List<PublishedEvent> take(List<PublishedEvent> events) {
    taken.addAll(records(events));
    return List.of();
  }

  private static Set<String> records(List<PublishedEvent> events) {
    return ALL.stream()
        .filter(record -> {
          String outcome = claim(TICKET, record).outcome(World.TENANT).value();
          return events.stream()
              .anyMatch(e -> new String(e.detail(), StandardCharsets.UTF_8).contains(outcome));
        })
        .collect(Collectors.toSet());
  }

  private static Set<String> without() {
    return ALL.stream().filter(record -> !record.equals(BAD)).collect(Collectors.toSet());
  }

  private static Set<String> ofOtherShards() {
    return ALL.stream()
        .filter(record -> Shards.of(World.TENANT, claim(TICKET, record)) != BAD_SHARD)
        .collect(Collectors.toSet());
  }
}
