package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in wrongly over HTTP: what is answered, and what is kept. */
final class BadDeliveryTest {
  private static final String PATH = "/v1/sources/acme.crm/attestations";
  private static final String TICKET = "ticket_resolved";

  private final World world = World.over(new InMemoryLedger());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | malformed   | {",
        "400 | malformed   | {\"a\":1,\"a\":2}",
        "422 | not_an_object | 3",
        "422 | not_an_object | \"text\"",
        "422 | empty_batch | []",
        "422 | missing     | {}",
        "422 | /occurred_at | {\"act\":\"attested\",\"outcome\":\"ticket_resolved\",\"session\":\"s\",\"occurred_at\":3}",
      })
  void attest_unusable_isNamedAndKept(int status, String word, String body) {
    var answer = world.attest("crm", "m1", body);

    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().contains(word), answer.text());
    assertEquals(1, kept());
  }

  @Test
  void attest_noUtf8_isMalformedAndKept() {
    var answer = world.handle(PATH, world.signed("m1", new byte[] {(byte) 0xff}, PATH));

    assertEquals(400, answer.status(), answer.text());
    assertEquals(1, kept());
  }

  @Test
  void attest_nestedWithoutEnd_isMalformedAndKept() {
    var answer = world.attest("crm", "m1", "[".repeat(20_000) + "]".repeat(20_000));

    assertEquals(400, answer.status(), answer.text());
    assertEquals(1, kept());
  }

  @Test
  void attest_over64KiB_isTooLargeEvenWhenAuthentic() {
    String padded =
        said("attested", TICKET, "1", named("s")).replace("\"x\"", "\"" + "x".repeat(66_000) + '"');
    assertEquals(413, world.attest("crm", "m1", padded).status());
    assertEquals(413, world.attest("crm", "m1", "[" + " ".repeat(262_144) + "]").status());
    assertTrue(world.history(TICKET, "1").isEmpty());
  }

  @Test
  void attest_wrongMediaType_isToldOnlyToTheAuthentic() {
    var good = world.signed("m1", said("attested", TICKET, "1", named("s")), PATH);
    Map<String, List<String>> headers = new HashMap<>(good.headers());
    headers.put("content-type", List.of("text/xml"));
    assertEquals(415, handle(good, headers, good.body()).status());

    var forged = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(401, handle(good, headers, forged).status());
  }

  @Test
  void attest_withAnotherTenantsKey_isAnsweredAsUnknown() {
    world
        .ledger
        .registry()
        .putSource(
            new TenantId("other"),
            new SourceId("crm"),
            "{id: crm, kind: attestation, profile: standard-webhooks, keys: [{secret: {inline:"
                + " whsec_b3RoZXItdGVuYW50cy1rZXktMDEyMzQ1Njc4OQ==}}]}");
    String path = "/v1/sources/other.crm/attestations";
    var ours = world.signed("m1", said("attested", TICKET, "1", named("s")), path);

    assertEquals(401, world.handle(path, ours).status());
    assertEquals(
        world.handle("/v1/sources/nobody.crm/attestations", ours), world.handle(path, ours));
  }

  @Test
  void attest_typeWithoutTerms_isRecordedAndNotBilled() {
    world.record("s1", session("ses_1"));
    var answer = world.attest("crm", "m1", said("attested", "car_sold", "1", named("ses_1")));

    assertTrue(answer.text().contains("no_terms"), answer.text());
  }

  @Test
  void attest_beforeItsSession_isNotBillable() {
    world.record("s1", session("ses_1"));
    String early =
        said("attested", TICKET, "1", named("ses_1")).replace("02T12:00:00Z", "02T10:00:00Z");
    var answer = world.attest("crm", "m1", early);

    assertTrue(answer.text().contains("precedes_session"), answer.text());
  }

  private HttpAnswer handle(RawDelivery like, Map<String, List<String>> headers, Bytes body) {
    return world.handle(
        PATH, new RawDelivery("POST", like.url(), headers, body, like.receivedAt()));
  }

  private int kept() {
    return world.ledger.refusals().list(World.TENANT, 10).size();
  }

  @Test
  void session_claimedByTwoTenants_isRecordedForItsSourcesAloneAndTheOtherNamed() {
    var world = World.over(new InMemoryLedger());
    String shared = World.session("ses_1").replace("{\"id\"", "{\"tenant\":\"other\",\"id\"");

    var astray = world.record("s1", shared);

    assertEquals(422, astray.status());
    assertTrue(astray.text().contains("\"pointer\":\"/tenant\""), astray.text());
    assertEquals(1, world.ledger.refusals().list(World.TENANT, 10).size());
    assertTrue(world.ledger.sessions().find(World.TENANT, new SessionId("ses_1")).isEmpty());
    assertEquals(200, world.record("s2", shared.replace("other", "acme")).status());
  }

  @Test
  void attestation_forAnotherTenant_isRefusedByNameAndKept() {
    var world = World.over(new InMemoryLedger());
    String astray =
        World.said("attested", "ticket_resolved", "1", World.named("ses_1"))
            .replace("{\"act\"", "{\"tenant\":\"other\",\"act\"");

    var answer = world.attest("crm", "m1", astray);

    assertEquals(422, answer.status());
    assertTrue(answer.text().contains("another_tenant"), answer.text());
    assertEquals("none", world.state("ticket_resolved", "1").get("status"));
    assertEquals(1, world.ledger.refusals().list(World.TENANT, 10).size());
  }
}
