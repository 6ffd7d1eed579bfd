package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.Claim;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.FactItems;
import dev.countersign.ledger.members.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An outcome from its session to its reversal over DynamoDB Local, with what each step uses. */
final class OutcomeLife {
  /**
   * What one step uses.
   *
   * @param events that were put on the bus
   * @param results of these, the results; the others are changes of the outcome
   * @param bytes of all events
   */
  record Step(CapacityMeter.Used table, int events, int results, int bytes) {
    Step beside(Step other) {
      return new Step(
          new CapacityMeter.Used(
              table.requests() - other.table.requests(),
              table.readUnits() - other.table.readUnits(),
              table.writeUnits() - other.table.writeUnits()),
          events,
          results,
          bytes);
    }
  }

  /** DynamoDB's documents: the storage of an item is its size and 100 bytes. */
  private static final int BYTES_BESIDE_AN_ITEM = 100;

  private static final double STEP = 500;

  private static final String HELD = "policy_signed";
  private static final String AT_ONCE = "ticket_resolved";

  private final CapacityMeter meter = new CapacityMeter();
  private final DynamoDbClient client = Member.EMBEDDED.client(meter);
  private final String table = Member.EMBEDDED.table();
  private final World world = World.over(new DynamoLedger(client, table));
  private final Outcomes unmetered = new DynamoLedger(Member.EMBEDDED.client(), table).outcomes();
  private final Map<Claim, Integer> streamed = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /** A run of settle that finds nothing. */
  final Step idle;

  final Step session;

  /** Its record comes with the stream, and is put into its month. */
  final Step sessionStreamed;

  final Step held;
  final Step heldStreamed;
  final Step again;

  /** What settle uses for it beside what a run uses that finds nothing. */
  final Step ended;

  final Step endedStreamed;
  final Step retracted;
  final Step retractedStreamed;
  final Step atOnce;
  final Step atOnceStreamed;

  /**
   * Bytes that a session and an outcome with a hold take up in the table, with 100 for each item;
   * in steps of 500, since the length of what is deflated depends on keys and signatures.
   */
  final long stored;

  OutcomeLife() {
    // Tenant, source, terms and the day's key come from caches, once a minute or a day.
    world.record("warm", session("ses_warm"));
    world.attest("crm", "warm", said("attested", AT_ONCE, "warm", named("ses_warm")));
    stream(AT_ONCE, "warm");
    streamSessions();
    world.settleOnly();
    taken();
    world.settleOnly();
    this.idle = taken();
    long before = bytes();
    world.record("s1", session("ses_1"));
    this.session = taken();
    streamSessions();
    this.sessionStreamed = taken();
    world.attest("crm", "m1", said("attested", HELD, "1", named("ses_1")));
    this.held = taken();
    stream(HELD, "1");
    this.heldStreamed = taken();
    world.attest("crm", "m1", said("attested", HELD, "1", named("ses_1")));
    this.again = taken();
    world.now = World.NOON.plusSeconds(3700);
    world.settleOnly();
    this.ended = taken().beside(idle);
    stream(HELD, "1");
    this.endedStreamed = taken();
    this.stored = Math.round((bytes() - before) / STEP) * (long) STEP;
    world.attest("crm", "m2", said("retracted", HELD, "1", named("ses_1")));
    this.retracted = taken();
    stream(HELD, "1");
    this.retractedStreamed = taken();
    world.attest("crm", "m3", said("attested", AT_ONCE, "2", named("ses_1")));
    this.atOnce = taken();
    stream(AT_ONCE, "2");
    this.atOnceStreamed = taken();
  }

  private Step taken() {
    var events = List.copyOf(world.told);
    world.told.clear();
    return new Step(
        meter.taken(),
        events.size(),
        (int) events.stream().filter(event -> event.contains("billable_result")).count(),
        events.stream().mapToInt(event -> event.getBytes(UTF_8).length).sum());
  }

  /** Publishes the new entries, which come with the stream's records. */
  private void stream(String type, String record) {
    var claim = World.claim(type, record);
    var history = unmetered.history(World.TENANT, claim);
    history.stream()
        .skip(streamed.getOrDefault(claim, 0))
        .forEach(entry -> world.publisher().publish(entry));
    streamed.put(claim, history.size());
  }

  /** What was recorded of sessions; whose leaf is there is left out. */
  private void streamSessions() {
    var facts = new HashMap<String, RecordedFact>();
    Member.EMBEDDED
        .client()
        .scanPaginator(r -> r.tableName(table))
        .items()
        .forEach(item ->
            FactItems.read(item)
                .filter(fact -> seen.add(fact.toString()))
                .ifPresent(fact -> facts.put("one", fact)));
    world.assembly.monthLeaves().put(facts);
  }

  private long bytes() {
    return Member.EMBEDDED.client().scanPaginator(r -> r.tableName(table)).items().stream()
        .mapToLong(item -> CapacityMeter.size(item) + BYTES_BESIDE_AN_ITEM)
        .sum();
  }
}
