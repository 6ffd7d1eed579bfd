package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An inquiry hears by what was so when the result was heard, whatever work is done late: {@code
 * docs/disputes.md}, section 11.
 */
final class LateHearingsTest {
  private static final String CLAIMS = ",\"claimed\":[\"policy_sold\"]";
  private static final String OF_THE_POLICY = ",\"records\":[{\"type\":\"policy\",\"id\":\"P-7\"}]";
  private static final String DEADLINE = "2026-12-09T09:10:00Z";

  static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  /** The entry that drafted the inquiry is due at the deadline still; it knows the first form. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void result_ofWhichOnlyAnOldFormSpoke_isNotHeard(Ledger ledger) {
    var world = drafted(ledger, "record", OF_THE_POLICY);
    pass(world, "2026-11-09T09:11:00Z");
    record(world, "2026-11-20T00:00:00Z", CLAIMS);
    pass(world, "2026-11-20T00:01:00Z");
    attest(world, "2026-12-01T09:00:00Z");
    pass(world, "2026-12-01T09:01:00Z");

    pass(world, DEADLINE);

    assertEquals("Billable(unanswered)", stands(ledger));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void result_thatWasHeardBeforeItWasClaimedNoMore_isHeard(Ledger ledger) {
    var world = drafted(ledger, "record", OF_THE_POLICY);
    attest(world, "2026-12-01T09:00:00Z");
    record(world, "2026-12-01T09:00:01Z", OF_THE_POLICY);
    assertEquals("Void(withdrawn)", stands(ledger));

    pass(world, "2026-12-01T09:01:00Z");

    assertEquals("Void(attested)", stands(ledger));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void result_thatIsAttestedOnceItIsClaimedNoMore_isNotHeard(Ledger ledger) {
    var world = drafted(ledger, "record", OF_THE_POLICY);
    record(world, "2026-12-01T09:00:00Z", OF_THE_POLICY);
    attest(world, "2026-12-01T09:00:01Z");
    pass(world, "2026-12-01T09:01:00Z");
    assertEquals("Void(withdrawn)", stands(ledger));
  }

  /** The entry that knew of the date is due on it still; what it said ahead was taken back. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void link_thatWasSaidAheadAndTakenBack_isNotHeardOnItsDate(Ledger ledger) {
    var world = drafted(ledger, "session", "");
    pass(world, "2026-11-09T09:11:00Z");
    attest(world, "2026-11-20T09:00:00Z");
    restate(world, "2026-12-01T09:00:00Z", "ses_9", ",\"effective_at\":\"2026-12-20T00:00:00Z\"");
    pass(world, "2026-12-01T09:01:00Z");
    pass(world, "2026-12-01T09:02:00Z");
    restate(world, "2026-12-02T09:00:00Z", "ses_1", "");
    pass(world, "2026-12-02T09:01:00Z");
    pass(world, DEADLINE);

    pass(world, "2026-12-20T00:00:00Z");

    assertEquals("Billable(unanswered)", stands(ledger));
  }

  /** The session claims the policy and says this, and nobody has attested it in the wait. */
  private static World drafted(Ledger ledger, String matchedBy, String more) {
    var world = world(ledger, matchedBy);
    record(world, "2026-11-02T09:10:00Z", CLAIMS + more);
    pass(world, AskedSession.WAITED);
    return world;
  }

  private static World world(Ledger ledger, String matchedBy) {
    World.apply(ledger);
    var terms = AskedSession.terms(matchedBy, "owed");
    ledger.registry().putTerms(World.TENANT, AskedSession.TYPE, 1, terms);
    return new World(ledger);
  }

  private static void record(World world, String at, String more) {
    world.now = Instant.parse(at);
    var answer =
        world.record(
            "s" + at,
            """
            {"id":"ses_9","agent":{"id":"sales"},"started_at":"2026-11-02T09:00:00Z",\
            "recorded_at":"%s"%s}\
            """
                .formatted(at, more));
    assertEquals(200, answer.status(), answer.text());
  }

  private static void attest(World world, String at) {
    says(world, at, "\"act\":\"attested\"");
  }

  private static void restate(World world, String at, String session, String more) {
    says(
        world,
        at,
        "\"act\":\"restated\",\"stated_at\":\"%s\",\"session\":\"%s\"%s"
            .formatted(at, session, more));
  }

  private static void says(World world, String at, String act) {
    world.now = Instant.parse(at);
    var answer =
        world.attest(
            "crm",
            "m" + at,
            """
            {%s,"outcome":"policy_sold","record":{"type":"policy","id":"P-7"},\
            "occurred_at":"2026-11-02T10:00:00Z"}\
            """
                .formatted(act));
    assertEquals(2, answer.status() / 100, answer.text());
  }

  private static void pass(World world, String to) {
    world.now = Instant.parse(to);
    var _ = world.settle();
  }

  private static String stands(Ledger ledger) {
    var entry = ledger.outcomes().last(World.TENANT, AskedSession.ASKED).orElseThrow().entry();
    return entry.status().wire() + "(" + entry.reasonOrNull() + ")";
  }
}
