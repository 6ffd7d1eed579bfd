package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pipeline does for every kind of delivery alike, also when something in it fails. */
final class PipelineTest {
  private static final String TICKET = "ticket_resolved";
  private static final String BATCH =
      "[" + ticket("1") + "," + ticket("bad") + "," + ticket("3") + "]";

  private final FailingPorts ports = new FailingPorts(new InMemoryLedger());
  private final World world = World.over(ports.ledger());

  private static String ticket(String record) {
    return said("attested", TICKET, record, named("ses_1"));
  }

  private List<RefusedDelivery> kept() {
    return world.ledger.refusals().list(World.TENANT, 10);
  }

  @Test
  void delivery_failsInAWayNobodyForesaw_isALogged500AndKeptForReplay() {
    ports.failAt(World.claim(TICKET, "bad"), () -> new IllegalStateException("secret content"));

    var answer = world.attest("crm", "m1", ticket("bad"));

    assertEquals(500, answer.status());
    assertTrue(answer.text().contains("urn:countersign:problem:defect"), answer.text());
    assertFalse(answer.text().contains("secret content"), answer.text());
    var line = world.log.getLast();
    assertEquals("defect", line.get("reason"));
    assertEquals("acme.crm", line.get("source"));
    assertFalse(line.toString().contains("secret content"), line.toString());
    ports.mend();
    assertEquals(new Replayed.Decided(), world.replay(kept().getFirst()));
    assertEquals(1, world.history(TICKET, "bad").size());
  }

  @Test
  void batch_withOneItemThatFails_decidesTheOthersAndKeepsIt() {
    ports.failAt(World.claim(TICKET, "bad"), () -> new IllegalStateException("not foreseen"));

    var answer = world.attest("crm", "m1", BATCH);

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"defect\""), answer.text());
    assertEquals(1, world.history(TICKET, "1").size());
    assertEquals(1, world.history(TICKET, "3").size());
    assertTrue(kept().getFirst().problems().stream().allMatch(problem -> problem.place() == 1));
    assertEquals("defect", world.log.getLast().get("reason"));
  }

  @Test
  void batch_withOneItemThatOverrunsTheStack_decidesTheOthersAndKeepsIt() {
    ports.failAt(
        World.claim(TICKET, "bad"),
        () -> {
          throw new StackOverflowError();
        });

    assertEquals(200, world.attest("crm", "m1", BATCH).status());
    assertEquals(1, world.history(TICKET, "3").size());
    assertEquals(1, kept().size());
  }

  @Test
  void batch_withOneItemThatIsUnavailable_decidesTheOthersAndIsSentAgain() {
    ports.failAt(World.claim(TICKET, "bad"), () -> new Unavailable("append", null));

    var answer = world.attest("crm", "m1", BATCH);

    assertEquals(503, answer.status());
    assertEquals(1, world.history(TICKET, "3").size());
    assertEquals(List.of(), kept());
    ports.mend();
    assertEquals(202, world.attest("crm", "m1", BATCH).status());
    assertEquals(1, world.history(TICKET, "bad").size());
    assertEquals(1, world.history(TICKET, "1").size());
  }

  @Test
  void batch_unavailableAndMisconfigured_tellsThatAPersonIsNeeded() {
    ports.failAt(World.claim(TICKET, "bad"), () -> new Misconfigured("append", null));

    assertEquals(500, world.attest("crm", "m1", BATCH).status());
    assertEquals("broken", world.log.getLast().get("reason"));
  }

  @Test
  void lookUpOfASource_failsInAWayNobodyForesaw_isALogged500() {
    ports.failToFindSources();

    assertEquals(500, world.attest("crm", "m1", ticket("1")).status());
    assertEquals("defect", world.log.getLast().get("reason"));
  }

  @Test
  void session_oneOfItsOutcomesFails_theOthersAreToldAndItStaysDue() {
    world.attest("crm", "m1", ticket("1"));
    world.attest("crm", "m2", ticket("bad"));
    world.attest("crm", "m3", ticket("3"));
    ports.failAt(World.claim(TICKET, "bad"), () -> new IllegalStateException("not foreseen"));

    assertEquals(200, world.record("s1", session("ses_1")).status());

    assertEquals("BILLABLE", world.state(TICKET, "1").get("status"));
    assertEquals("PARKED", world.state(TICKET, "bad").get("status"));
    assertEquals("BILLABLE", world.state(TICKET, "3").get("status"));
    ports.mend();
    world.now = world.now.plus(Duration.ofMinutes(10));
    world.settle();
    assertEquals("BILLABLE", world.state(TICKET, "bad").get("status"));
  }

  @ParameterizedTest
  @CsvSource({"crm, attestations", "agents, sessions", "office, resolutions"})
  void item_namesAnotherTenant_isRefusedByNameAndKept(String source, String end) {
    var answer = world.post(source, end, "m1", "{\"tenant\":\"globex\"}");

    assertEquals(422, answer.status(), answer.text());
    assertTrue(answer.text().contains("another_tenant"), answer.text());
    assertEquals(1, kept().size());
  }

  @ParameterizedTest
  @CsvSource({"attestation, attestations", "session, sessions", "resolution, resolutions"})
  void handshake_atAnyEnd_isKeptAndLogsItsSource(String kind, String end) {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("ens"),
            """
            {id: ens, kind: %s, profile: salesforce-marketing-cloud-ens,
             settings: {outcome: t, event_type: e}, set_up_until: 2026-12-01T00:00:00Z,
             keys: [{secret: {inline: MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=}}]}
            """
                .formatted(kind));
    String path = "/v1/sources/acme.ens/" + end;
    var body = Bytes.of("{\"verificationKey\":\"k\"}".getBytes(StandardCharsets.UTF_8));
    var headers = Map.of("content-type", List.of("application/json"));
    var raw = new RawDelivery("POST", "https://x.example" + path, headers, body, world.now);

    assertEquals(200, world.handle(path, raw).status());

    assertEquals("handshake", kept().getFirst().problems().getFirst().problem().reason());
    assertEquals("acme.ens", world.log.getLast().get("source"));
    assertEquals("handshake", world.log.getLast().get("reason"));
  }

  @ParameterizedTest
  @CsvSource({"crm, attestations", "agents, sessions", "office, resolutions"})
  void body_isNoJson_isMalformedAtEveryEnd(String source, String end) {
    assertEquals(400, world.post(source, end, "m1", "{").status());
    assertEquals("acme." + source, world.log.getLast().get("source"));
  }

  /** A name that is no source's may be whatever a stranger typed. */
  @ParameterizedTest
  @CsvSource(
      value = {"crm, acme.crm", "made-up, NULL"},
      nullValues = "NULL")
  void delivery_thatIsNotAuthentic_isLoggedWithItsSourceWhereThereIsOne(
      String source, @Nullable String logged) {
    String path = "/v1/sources/acme." + source + "/attestations";
    var headers = Map.of("content-type", List.of("application/json"));
    var raw =
        new RawDelivery(
            "POST", "https://x.example" + path, headers, Bytes.of(new byte[0]), world.now);

    assertEquals(401, world.handle(path, raw).status());

    assertEquals(logged, world.log.getLast().get("source"));
  }
}
