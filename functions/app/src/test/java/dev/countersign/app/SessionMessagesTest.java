package dev.countersign.app;

import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SourceId;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A session that comes again, late, or in batches of spans. */
final class SessionMessagesTest {
  private static final String TICKET = "ticket_resolved";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final InProcessDynamo dynamo = new InProcessDynamo();
  private final World world = World.over(new DynamoLedger(dynamo, "countersign"));

  private int items() {
    return dynamo.scan(r -> r.tableName("countersign")).count();
  }

  @Test
  void message_again_isAnsweredAsFirstAndWritesNothing() {
    var first = world.record("s1", session("ses_1"));
    var corrected = session("ses_1", "eve@example.com");
    world.now = world.now.plusSeconds(60);
    world.record("s2", corrected);
    int items = items();

    world.now = world.now.plusSeconds(60);
    var again = world.record("s1", session("ses_1"));

    assertEquals(first.text(), again.text());
    assertEquals(items, items());
    world.attest("crm", "m1", said("attested", TICKET, "1", mail("ses_1@example.com")));
    assertEquals("PARKED", world.state(TICKET, "1").get("status"));
  }

  @Test
  void message_sameIdWithOtherContent_isAConflictAndKept() {
    world.record("s1", session("ses_1"));
    var other = world.record("s1", session("ses_1", "eve@example.com"));

    assertEquals(409, other.status(), other.text());
    assertTrue(other.text().contains("\"reason\":\"conflict\""), other.text());
    assertEquals(1, world.ledger.refusals().list(World.TENANT, 10).size());
    world.attest("crm", "m1", said("attested", TICKET, "1", mail("eve@example.com")));
    assertEquals("PARKED", world.state(TICKET, "1").get("status"));
  }

  @Test
  void message_withoutASignedId_isTheSameByItsContent() {
    bearer("session-bearer");
    var first = shown(session("ses_1"));
    world.now = world.now.plusSeconds(60);
    shown(session("ses_1", "eve@example.com"));
    world.now = world.now.plusSeconds(60);
    int items = items();

    assertEquals(first, shown(session("ses_1")));
    assertEquals(items, items());
  }

  @Test
  void correction_afterTheWait_reachesTheOutcomeThatLapsed() {
    world.record("s1", session("ses_1", "eve@example.com"));
    world.attest("crm", "m1", said("attested", TICKET, "1", mail("ada@example.com")));
    world.now = world.now.plus(Duration.ofDays(10));
    world.settle();
    assertEquals("LAPSED", world.state(TICKET, "1").get("status"));

    world.record("s2", session("ses_1", "ada@example.com"));

    assertEquals("BILLABLE", world.state(TICKET, "1").get("status"));
    assertEquals("0.99 EUR", world.state(TICKET, "1").get("billed"));
    world.record("s2", session("ses_1", "ada@example.com"));
    assertEquals(3, world.history(TICKET, "1").size());
  }

  @Test
  void session_thatIsNewAfterTheWait_costsNothingForOutcomesOfBefore() {
    world.attest("crm", "m1", said("attested", TICKET, "1", mail("ada@example.com")));
    world.now = world.now.plus(Duration.ofDays(10));
    world.settle();
    int entries = world.history(TICKET, "1").size();

    world.record("s1", session("ses_1", "ada@example.com"));

    assertEquals(entries, world.history(TICKET, "1").size());
    assertEquals("LAPSED", world.state(TICKET, "1").get("status"));
  }

  @Test
  void correction_afterAnotherSessionWasBilled_reachesTheOutcome() {
    String late = session("ses_2", "eve@example.com").replace("11:00:00Z", "11:30:00Z");
    world.record("s1", session("ses_1", "ada@example.com"));
    world.record("s2", late);
    world.attest("crm", "m1", said("attested", TICKET, "1", mail("ada@example.com")));
    world.settle();
    assertEquals("ses_1", world.state(TICKET, "1").get("session"));
    world.now = world.now.plus(Duration.ofDays(30));
    world.settle();

    world.record("s3", late.replace("eve@", "ada@"));
    world.settle();

    assertEquals("ses_2", world.state(TICKET, "1").get("session"));
  }

  @Test
  void spans_inTwoRequests_areOneSession() {
    bearer("otel-genai");
    shown(
        otlp(
            "00000000000000a2",
            40,
            50,
            "{\"key\":\"countersign.subject.email\",\"value\":{\"stringValue\":\"ada@example.com\"}}"));
    world.now = world.now.plusSeconds(5);
    shown(
        otlp(
            "00000000000000a1",
            10,
            20,
            "{\"key\":\"gen_ai.agent.id\",\"value\":{\"stringValue\":\"sales\"}}"));

    world.attest("crm", "m1", said("attested", TICKET, "1", mail("ada@example.com")));

    var known = world.history(TICKET, "1").getLast().entry().registers().sessions();
    var talk = known.values().iterator().next();
    assertEquals("sales", talk.agent().id());
    assertEquals(World.NOON.minusSeconds(90), talk.startedAt());
    assertEquals(World.NOON.minusSeconds(50), talk.endedAt());
  }

  /** A span from and to so many seconds after 11:58:20. */
  private static String otlp(String id, int from, int to, String attribute) {
    long start = World.NOON.getEpochSecond() - 100;
    return """
    {"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"%s","startTimeUnixNano":"%d000000000",\
    "endTimeUnixNano":"%d000000000","attributes":[{"key":"gen_ai.conversation.id",\
    "value":{"stringValue":"conv_1"}},%s]}]}]}]}\
    """
        .formatted(id, start + from, start + to, attribute);
  }

  private void bearer(String profile) {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("platform"),
            "{id: platform, kind: session, profile: %s, keys: [{secret: {inline: %s}}]}"
                .formatted(profile, SECRET));
  }

  private String shown(String body) {
    String path = "/v1/sources/acme.platform/sessions";
    var headers =
        Map.of(
            "authorization", List.of("Bearer " + SECRET),
            "content-type", List.of("application/json"));
    var bytes = dev.countersign.domain.Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var answer =
        world.handle(
            path, new RawDelivery("POST", "https://x.example" + path, headers, bytes, world.now));
    assertEquals(200, answer.status(), answer.text());
    return answer.text();
  }
}
