package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.Secret;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is recorded once and sent again, by the vendor or by a thief: the same bytes months later,
 * with other unsigned headers, at each of the three ends.
 */
final class RepeatedDeliveryTest {
  private static final String TICKET = "ticket_resolved";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  /** A scheme that signs the body and nothing else. */
  private static final String BODY_ONLY = "github";

  private final InProcessDynamo dynamo = new InProcessDynamo();
  private final World world = World.over(new DynamoLedger(dynamo, "countersign"));

  /** All items but the keys of days: the first delivery of a day makes one, whatever it says. */
  private long items() {
    return dynamo.scan(r -> r.tableName("countersign")).items().stream()
        .filter(item -> !Objects.requireNonNull(item.get("pk")).s().endsWith("#Y"))
        .count();
  }

  private void source(String id, String kind, String map) {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId(id),
            "{id: %s, kind: %s, profile: %s, map: \"%s\", keys: [{secret: {inline: %s}}]}"
                .formatted(id, kind, BODY_ONLY, map, SECRET));
  }

  private HttpAnswer signed(String source, String end, String body, String deliveryId) {
    String path = "/v1/sources/acme." + source + "/" + end;
    var profile = (Profile.Signed) new BuiltInProfiles().find(BODY_ONLY).orElseThrow();
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("none", world.now, "https://x.example" + path, bytes);
    var signed = RequestSigner.sign(profile, Secret.ofText(SECRET), message);
    var headers = new TreeMap<String, List<String>>(signed.headers());
    headers.put("x-github-delivery", List.of(deliveryId));
    headers.put("webhook-id", List.of(deliveryId));
    return world.handle(
        path, new RawDelivery("POST", signed.url(), headers, signed.body(), world.now));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3_600, 300 * 86_400})
  void attestation_sameBytesLater_getsTheFirstAnswer(int seconds) {
    source("crm", "attestation", "$");
    String body = said("attested", TICKET, "1", named("s")).replaceFirst("\\{", "{\"id\":\"e1\",");
    var first = signed("crm", "attestations", body, "one");

    world.now = world.now.plusSeconds(seconds);
    var again = signed("crm", "attestations", body, "two");

    assertEquals(202, first.status(), first.text());
    assertTrue(again.text().contains("\"verdict\":\"duplicate\""), again.text());
    assertEquals(receipt(first), receipt(again));
    assertEquals(1, world.history(TICKET, "1").size());
  }

  /** A vendor that states no time: the time of receipt dates and orders what it says. */
  @Test
  void attestation_datedByReceipt_getsTheFirstAnswerToo() {
    source(
        "crm",
        "attestation",
        "$merge([$, {'occurred_at': $received_at, 'stated_at': $received_at,"
            + " 'occurred_at_receipt': true}])");
    String body =
        "{\"id\":\"e1\",\"act\":\"restated\",\"outcome\":\"ticket_resolved\","
            + "\"record\":{\"type\":\"t\",\"id\":\"1\"}}";
    var first = signed("crm", "attestations", body, "one");

    world.now = world.now.plus(Duration.ofDays(100));
    var again = signed("crm", "attestations", body, "one");

    assertEquals(202, first.status(), first.text());
    assertTrue(again.text().contains("\"verdict\":\"duplicate\""), again.text());
    assertEquals(1, world.history(TICKET, "1").size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3_600, 300 * 86_400})
  void session_sameBytesLater_getsTheFirstAnswerAndMovesNothing(int seconds) {
    source("agents", "session", "$");
    var first = signed("agents", "sessions", session("ses_1"), "one");
    world.attest("crm", "m1", said("attested", TICKET, "1", named("ses_1")));
    world.now = world.now.plusSeconds(60);
    String human = session("ses_1").replace("\"agent\"", "\"handled_by\":\"both\",\"agent\"");
    signed("agents", "sessions", human, "two");
    var state = world.state(TICKET, "1");
    long items = items();

    world.now = world.now.plusSeconds(seconds);
    var again = signed("agents", "sessions", session("ses_1"), "three");

    assertEquals(200, first.status(), first.text());
    assertEquals(first.text(), again.text());
    assertEquals(items, items());
    assertEquals(state, world.state(TICKET, "1"));
  }

  @Test
  void resolution_withoutASignedTime_isRefusedAndKeptOnce() {
    source("office", "resolution", "$");
    String body = "{\"claim\":\"ticket_resolved/1\",\"ruling\":\"stands\",\"note\":\"x\"}";

    for (int i = 0; i < 3; i++) {
      world.now = world.now.plus(Duration.ofDays(1));
      var answer = signed("office", "resolutions", body, "id" + i);
      assertEquals(422, answer.status(), answer.text());
      assertTrue(answer.text().contains("unsigned_time"), answer.text());
    }

    var kept = world.ledger.refusals().list(World.TENANT, 10);
    assertEquals(1, kept.size());
    assertEquals(World.NOON.plus(Duration.ofDays(1)), kept.getFirst().receivedAt());
  }

  @Test
  void refused_overTheHoursRoom_isToldToWaitAndLoggedAndTakenLater() {
    for (int i = 0; i < 100; i++) {
      assertEquals(422, world.attest("crm", "m" + i, unusable(i)).status());
    }

    var over = world.attest("crm", "m100", unusable(100));

    assertEquals(429, over.status(), over.text());
    assertEquals("3600", over.headers().get("retry-after"));
    assertEquals("refusals_full", world.log.getLast().get("reason"));
    assertEquals(422, world.attest("crm", "m1", unusable(1)).status());
    assertEquals(422, world.attest("desk", "d1", unusable(100)).status());
    assertEquals(101, world.ledger.refusals().list(World.TENANT, 1_000).size());
    world.now = world.now.plus(Duration.ofHours(1));
    assertEquals(422, world.attest("crm", "m100", unusable(100)).status());
  }

  /** What of a batch can be used counts, also where the rest of it can't be kept. */
  @Test
  void batch_overTheHoursRoom_countsWhatCanBeUsed() {
    for (int i = 0; i < 100; i++) {
      world.attest("crm", "m" + i, unusable(i));
    }
    String good = said("attested", TICKET, "1", named("s"));

    assertEquals(429, world.attest("crm", "b1", "[" + good + "," + unusable(7) + "]").status());

    assertEquals(1, world.history(TICKET, "1").size());
  }

  @Test
  void handshakes_ofStrangers_areBoundedAndLeaveTheSourcesOwnRoomAlone() {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("ens"),
            """
            {id: ens, kind: attestation, profile: salesforce-marketing-cloud-ens,
             settings: {outcome: t, event_type: e}, set_up_until: 2026-12-01T00:00:00Z,
             keys: [{secret: {inline: MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=}}]}
            """);
    String path = "/v1/sources/acme.ens/attestations";
    int taken = 0;
    for (int i = 0; i < 150; i++) {
      var body = "{\"verificationKey\":\"k%d\"}".formatted(i % 120);
      var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
      var headers = Map.of("content-type", List.of("application/json"));
      var raw = new RawDelivery("POST", "https://x.example" + path, headers, bytes, world.now);
      taken += world.handle(path, raw).status() == 200 ? 1 : 0;
    }

    assertEquals(130, taken);
    assertEquals(100, world.ledger.refusals().list(World.TENANT, 1_000).size());
  }

  private static String unusable(int i) {
    return "{\"act\":\"attested\",\"no\":" + i + "}";
  }

  private static String receipt(HttpAnswer answer) {
    String text = answer.text();
    int from = text.indexOf("\"receipt\"");
    assertTrue(from > 0, text);
    return text.substring(from, text.indexOf('"', from + 12));
  }
}
