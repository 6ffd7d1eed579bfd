package dev.countersign.app;

import static dev.countersign.app.World.claim;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of three entries the second fails: it fails alone. */
final class PublishBatchTest {
  private static final String TICKET = "ticket_resolved";
  private static final Set<String> THE_OTHERS = Set.of("1", "3");

  private final World world = World.over(new InMemoryLedger());
  private final Map<String, StoredEntry> entries = new LinkedHashMap<>();
  private final List<PublishedEvent> taken = new ArrayList<>();

  @BeforeEach
  void threeEntries() {
    world.record("s1", session("ses_1"));
    for (String record : List.of("1", "2", "3")) {
      world.attest("crm", "m" + record, said("attested", TICKET, record, named("ses_1")));
      entries.put(record, world.history(TICKET, record).getLast());
    }
  }

  static Stream<Supplier<RuntimeException>> whatPasses() {
    return Stream.of(
        () -> new Unavailable("x", null),
        () -> new Misconfigured("x", null),
        () -> new IllegalStateException("nobody foresaw it"));
  }

  @Test
  @SuppressWarnings("NullAway") // nothing that our own code makes could fail
  void publish_entryWhoseEventsCannotBeMade_isUnusableAlone() {
    entries.computeIfPresent(
        "2",
        (name, good) ->
            new StoredEntry(new SealedEntry(good.sealed().entry(), null), good.receipt()));

    var report = batch(this::take, world.ledger.outcomes()).publish(entries);

    assertEquals(List.of(), report.failed());
    assertEquals(Set.of("2"), report.unusable().keySet());
    assertOthersPublished();
  }

  @ParameterizedTest
  @MethodSource("whatPasses")
  void publish_entryWhoseEventsTheBusCannotPut_failsAlone(Supplier<RuntimeException> failure) {
    EventBus bus =
        events -> {
          if (records(events).contains("2")) {
            throw failure.get();
          }
          return take(events);
        };

    var report = batch(bus, world.ledger.outcomes()).publish(entries);

    assertEquals(new PublishBatch.Report(List.of("2"), Map.of()), report);
    assertOthersPublished();
  }

  @ParameterizedTest
  @MethodSource("whatPasses")
  void publish_entryThatCannotBeMarked_failsAlone(Supplier<RuntimeException> failure) {
    var report = batch(this::take, failingOfTheSecond(failure)).publish(entries);

    assertEquals(new PublishBatch.Report(List.of("2"), Map.of()), report);
    assertEquals(Set.of("1", "2", "3"), records(taken));
    assertEquals(Set.of("2"), due());
  }

  @Test
  void publish_entryThatCanNeverBeMarked_isUnusableAlone() {
    var report =
        batch(this::take, failingOfTheSecond(() -> new Defect("x", null))).publish(entries);

    assertEquals(List.of(), report.failed());
    assertEquals(Set.of("2"), report.unusable().keySet());
    assertEquals(Set.of("2"), due());
  }

  @Test
  void publish_busRefusesAPartOnce_putsThatPartAgainAndNoOther() {
    var puts = new ArrayList<PublishedEvent>();
    EventBus bus =
        events -> {
          boolean first = puts.isEmpty();
          puts.addAll(events);
          return first ? events.subList(0, 2) : take(events);
        };

    var report = batch(bus, world.ledger.outcomes()).publish(entries);

    assertEquals(new PublishBatch.Report(List.of(), Map.of()), report);
    assertEquals(Set.of(), due());
    assertEquals(2, puts.size() - puts.stream().map(PublishedEvent::id).distinct().count());
  }

  @Test
  void publish_busTakesNothing_putsOnce() {
    var puts = new ArrayList<PublishedEvent>();
    EventBus bus =
        events -> {
          puts.addAll(events);
          return events;
        };

    var report = batch(bus, world.ledger.outcomes()).publish(entries);

    assertEquals(List.of("1", "2", "3"), report.failed());
    PutEvents.assertOnce(puts);
  }

  @Test
  void publish_anError_passesThrough() {
    EventBus bus =
        events -> {
          throw new OutOfMemoryError("for a test");
        };

    assertThrows(
        OutOfMemoryError.class, () -> batch(bus, world.ledger.outcomes()).publish(entries));
  }

  private PublishBatch batch(EventBus bus, Outcomes outcomes) {
    var leaves = world.assembly.monthLeaves();
    var disputes = world.assembly.publishedDisputes();
    return new PublishBatch(
        bus, new PublishEntry(bus, world.ledger.sessions(), outcomes, leaves, disputes));
  }

  private Outcomes failingOfTheSecond(Supplier<RuntimeException> failure) {
    return FailingPort.of(
        Outcomes.class,
        world.ledger.outcomes(),
        (method, arguments) -> {
          if (method.equals("published") && arguments.contains(claim(TICKET, "2"))) {
            throw failure.get();
          }
        });
  }

  private List<PublishedEvent> take(List<PublishedEvent> events) {
    taken.addAll(events);
    return List.of();
  }

  private void assertOthersPublished() {
    assertEquals(THE_OTHERS, records(taken));
    assertEquals(Set.of("2"), due());
  }

  /** The records whose outcomes these events are of. */
  private Set<String> records(List<PublishedEvent> events) {
    return entries.keySet().stream()
        .filter(record -> {
          String outcome = claim(TICKET, record).outcome(World.TENANT).value();
          return events.stream()
              .anyMatch(e -> new String(e.detail(), StandardCharsets.UTF_8).contains(outcome));
        })
        .collect(Collectors.toSet());
  }

  /** The records whose outcomes have still to be published. */
  private Set<String> due() {
    return IntStream.range(0, DueIndex.SHARDS)
        .boxed()
        .flatMap(shard ->
            world.ledger.due().due(shard, world.now.plus(DueWork.Publish.GRACE), 100).stream())
        .filter(DueWork.Publish.class::isInstance)
        .map(work -> ((DueWork.Publish) work).claim().key())
        .collect(Collectors.toSet());
  }
}
