package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.FailingRequest;
import dev.countersign.ledger.members.FailingRequest.How;
import dev.countersign.ledger.members.FailingRequest.When;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A function fails at its n-th request, for every n, before the table got it or with the answer
 * lost, by a dependency or by dying: after the sender's retry and one settle all is as without it.
 */
final class CrashTest {
  private static final String TICKET = "ticket_resolved";
  private static final String POLICY = "policy_signed";

  /** A record whose outcome is in the shard of record 1, so that settle reads both together. */
  private static final String NEIGHBOUR =
      IntStream.iterate(2, i -> i + 1)
          .mapToObj(Integer::toString)
          .filter(record ->
              Shards.of(World.TENANT, World.claim(POLICY, record))
                  == Shards.of(World.TENANT, World.claim(POLICY, "1")))
          .findFirst()
          .orElseThrow();

  /** What a function does, after what was done before. */
  record Story(String name, Consumer<World> before, Consumer<World> deed, String type) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Story> stories() {
    Consumer<World> session = world -> done(world.record("s1", session("ses_1")));
    Consumer<World> billed =
        session.andThen(world ->
            done(world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")))));
    Consumer<World> held =
        session.andThen(world ->
            done(world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")))));
    Consumer<World> heldTwice =
        held.andThen(world ->
            done(world.attest("crm", "m2", said("attested", POLICY, NEIGHBOUR, named("ses_1")))));
    Consumer<World> parked =
        world ->
            done(
                world.attest(
                    "crm", "m1", said("attested", TICKET, "1", mail("ses_1@example.com"))));
    return Stream.of(
        new Story("attest, new, session named", session, attest("attested", "m1"), TICKET),
        new Story("attest, parked by a subject", world -> {}, parked, TICKET),
        new Story(
            "attest, matched by a subject",
            session,
            world ->
                done(
                    world.attest(
                        "crm", "m1", said("attested", TICKET, "1", mail("ses_1@example.com")))),
            TICKET),
        new Story("attest, restated", billed, attest("restated", "m2"), TICKET),
        new Story("attest, retracted", billed, attest("retracted", "m2"), TICKET),
        new Story("sessions, what waits is billed", parked, session, TICKET),
        new Story(
            "sessions, a correction takes it away",
            parked.andThen(session),
            world -> {
              world.now = world.now.plusSeconds(5);
              done(world.record("s2", session("ses_1", "other@example.com")));
            },
            TICKET),
        new Story("publish, a new entry", billed, CrashTest::publish, TICKET),
        new Story(
            "publish, a reversal",
            billed.andThen(attest("retracted", "m2")),
            CrashTest::publish,
            TICKET),
        new Story(
            "settle, a hold's end",
            held.andThen(CrashTest::publish),
            world -> settle(world, Duration.ofHours(2)),
            POLICY),
        new Story(
            "settle, holds that end together",
            heldTwice.andThen(World::stream),
            world -> settle(world, Duration.ofHours(2)),
            POLICY),
        new Story(
            "settle, what the stream is late with",
            billed,
            world -> settle(world, DueWork.Publish.GRACE),
            TICKET),
        new Story("publish, entries together", heldTwice, CrashTest::publishTogether, POLICY),
        new Story(
            "settle, several that the stream is late with",
            heldTwice,
            world -> settle(world, DueWork.Publish.GRACE),
            POLICY),
        new Story(
            "settle, a wait's end", parked, world -> settle(world, Duration.ofDays(4)), TICKET));
  }

  static Stream<Arguments> cases() {
    return stories()
        .flatMap(story ->
            Arrays.stream(When.values())
                .flatMap(when ->
                    Arrays.stream(How.values()).map(how -> Arguments.of(story, when, how))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("cases")
  void function_failingAtEachRequest_endsAsWithoutIt(Story story, When when, How how) {
    var expected = ended(story, new FailingRequest(0, when, how));
    assertTrue(expected.get("status") != null && !expected.get("status").equals("none"));
    int number =
        FailingRequest.each(
            when, how, failing -> assertEquals(expected, ended(story, failing), failing::toString));
    assertTrue(number > 1, "the story makes no request");
  }

  /** Where the outcome stands in the end. */
  private static Map<String, String> ended(Story story, FailingRequest failing) {
    var table = new InProcessDynamo();
    var sound = new DynamoLedger(table, "countersign");
    var world = World.over(sound);
    story.before().accept(world);
    var dying = new World(new DynamoLedger(failing.over(table), "countersign"));
    dying.now = world.now;
    dying.bus.putAll(world.bus);
    boolean failed = false;
    try {
      story.deed().accept(dying);
    } catch (FailingRequest.Killed | Unanswered e) {
      failed = true;
    }
    var retried = new World(sound);
    retried.bus.putAll(dying.bus);
    retried.now = failed ? world.now : dying.now;
    if (failed) {
      story.deed().accept(retried);
    }
    settle(retried, Duration.ofMinutes(10));
    settle(retried, DueWork.Publish.GRACE);
    PutEvents.assertAtMostTwice(Stream.concat(dying.puts.stream(), retried.puts.stream()));
    return retried.state(story.type(), "1");
  }

  /** The sender got no good answer and will be back. */
  private static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void done(HttpAnswer answer) {
    if (answer.status() == 503) {
      throw new Unanswered();
    }
    assertEquals(2, answer.status() / 100, answer::text);
  }

  private static Consumer<World> attest(String act, String id) {
    return world -> {
      world.now = World.NOON.plusSeconds(id.equals("m1") ? 0 : 30);
      done(world.attest("crm", id, said(act, TICKET, "1", named("ses_1"))));
    };
  }

  /** As the table's stream does. */
  private static void publish(World world) {
    for (String type : new String[] {TICKET, POLICY}) {
      try {
        world.history(type, "1").forEach(entry -> world.publisher().publish(entry));
      } catch (dev.countersign.domain.failure.Unavailable e) {
        throw new Unanswered();
      }
    }
  }

  /** As the table's stream does with a batch; what failed comes again. */
  private static void publishTogether(World world) {
    var entries = new LinkedHashMap<String, StoredEntry>();
    try {
      for (String record : new String[] {"1", NEIGHBOUR}) {
        entries.put(record, world.history(POLICY, record).getLast());
      }
    } catch (dev.countersign.domain.failure.Unavailable e) {
      throw new Unanswered();
    }
    if (!world.publishBatch().publish(entries).failed().isEmpty()) {
      throw new Unanswered();
    }
  }

  private static void settle(World world, Duration later) {
    world.now = world.now.plus(later);
    world.settleOnly();
  }
}
