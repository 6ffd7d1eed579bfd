package dev.countersign.app;

import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.junit.jupiter.api.Test;

/** CRMs that are a file in the tests' folder and nothing else, through the whole of attest. */
final class NewCrmTest {
  private static final String PATH = "/v1/sources/acme.crm/attestations";
  private static final String TEXT_KEY = "a-secret-of-a-crm-0123456789";

  private final World world = World.over(new InMemoryLedger());

  @Test
  void attest_ofACrmThatIsOnlyAFile_isDecidedAndTheRestPassedOver() {
    String key = "mk_" + "5a".repeat(32);
    source("made-up-crm", key, "settings: {stage: won}");
    world.record("s1", session("ses_1"));
    var answer =
        send(
            "made-up-crm",
            key,
            """
            {"deals":[
              {"ref":"D-1","stage":"won","agent_session":"ses_1","closed":"2026-11-02T12:00:00Z"},
              {"ref":"D-2","stage":"talking"}]}
            """);

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"status\":\"Billable\""), answer.text());
    assertTrue(answer.text().contains("\"verdict\":\"ignored\""), answer.text());
    assertTrue(answer.text().contains("\"assurance\":\"body-signed-fresh\""), answer.text());
  }

  @Test
  void attest_nothingThatCounts_isNothingToKeep() {
    String key = "mk_" + "5a".repeat(32);
    source("made-up-crm", key, "settings: {stage: won}");
    var answer = send("made-up-crm", key, "{\"deals\":[{\"ref\":\"D-2\",\"stage\":\"talking\"}]}");

    assertEquals(200, answer.status(), answer.text());
    assertEquals(0, kept());
  }

  @Test
  void attest_messageWithoutATimeAgainLater_isTheSameMessage() {
    source("twilio-form", TEXT_KEY, "settings: {outcome: ticket_resolved}");
    String call = "CA" + "1b".repeat(16);
    var form =
        "AccountSid=AC%s&CallSid=%s&CallStatus=completed&SequenceNumber=1"
            .formatted("0a".repeat(16), call);
    assertEquals(202, send("twilio-form", TEXT_KEY, form).status());
    world.now = world.now.plusSeconds(60);
    var again = send("twilio-form", TEXT_KEY, form);

    assertEquals(202, again.status(), again.text());
    assertTrue(again.text().contains("\"verdict\":\"duplicate\""), again.text());
    assertEquals(1, world.history("ticket_resolved", call).size());
  }

  @Test
  void attest_eventThatTheProfileDoesNotName_isAnsweredAndKept() {
    source("intercom", TEXT_KEY, "");
    var answer = send("intercom", TEXT_KEY, "{\"topic\":\"conversation.teleported\"}");

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains("\"reason\":\"unknown_event\""), answer.text());
    assertTrue(answer.text().contains("conversation.teleported"), answer.text());
    assertEquals(1, kept());
  }

  @Test
  void attest_mergeWithoutATimeAgainLater_isTheSameMessage() {
    source("attio", TEXT_KEY, "settings: {outcome: ticket_resolved, event_type: record.updated}");
    String merged =
        """
        {"events": [{"event_type": "record.merged", "id": {"record_id": "R-2"}, "duplicate_record_id": "R-1"}]}\
        """;
    send("attio", TEXT_KEY, merged);
    world.now = world.now.plusSeconds(60);
    var again = send("attio", TEXT_KEY, merged);

    assertTrue(again.text().contains("\"verdict\":\"duplicate\""), again.text());
    assertEquals(1, world.history("ticket_resolved", "R-1").size());
  }

  @Test
  void attest_withTheSourcesOwnMap_goesByIt() {
    source(
        "zoom-like",
        TEXT_KEY,
        "map: '{\"id\": e, \"act\": \"attested\", \"outcome\": \"ticket_resolved\", \"session\": e,"
            + " \"record\": {\"type\": \"t\", \"id\": e}, \"occurred_at\":"
            + " \"2026-11-02T12:00:00Z\"}'");
    var answer = send("zoom-like", TEXT_KEY, "{\"e\":\"ses_9\"}");

    assertEquals(202, answer.status(), answer.text());
  }

  @Test
  void attest_underWhatTheTermsAskFor_saysHowToReachMore() {
    source("session-bearer", "a-long-bearer-token-0123456789", "");
    world.record("s1", session("ses_1"));
    world
        .ledger
        .registry()
        .putTerms(
            World.TENANT,
            new dev.countersign.domain.OutcomeType("deal_won"),
            1,
            """
            outcome: deal_won
            version: 1
            effective_from: 2026-01-01T00:00:00Z
            sources: [crm]
            assurance: body-signed
            claim_by: [record.id]
            match: {by: [session], window: P7D, wait: P3D}
            price: {each: "0.99", currency: EUR}
            """);
    var headers =
        Map.of(
            "content-type", List.of("application/json"),
            "authorization", List.of("Bearer a-long-bearer-token-0123456789"));
    var body =
        bytes(
            "{\"id\":\"e\",\"act\":\"attested\",\"outcome\":\"deal_won\",\"record\":{\"type\":\"d\",\"id\":\"1\"},"
                + "\"session\":\"ses_1\",\"occurred_at\":\"2026-11-02T12:00:00Z\"}");
    var answer =
        world.handle(PATH, new RawDelivery("POST", "https://x.example/", headers, body, world.now));

    assertTrue(answer.text().contains("\"reason\":\"assurance\""), answer.text());
    assertTrue(answer.text().contains("\"assurance\":\"caller-only\""), answer.text());
    assertTrue(answer.text().contains("\"better\":\"nothing binds the body"), answer.text());
  }

  @Test
  void handshake_ofASourceInSetUp_isAnswered() {
    String inSetUp = "set_up_until: 2026-11-02T13:00:00Z";
    source("zoom-like", TEXT_KEY, inSetUp);
    var zoom =
        send(
            "zoom-like",
            TEXT_KEY,
            "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}}");
    assertEquals(200, zoom.status());
    // printf qgg8vlvZRS6UYooatFL8Aw | openssl dgst -sha256 -hmac a-secret-of-a-crm-0123456789
    assertEquals(
        "{\"encryptedToken\":\"0f5dd91aa52e877e794449126c3815b104c475047afad3614b1e2f13607291ec\",\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}",
        zoom.text());

    var slack = other("slack-like", inSetUp);
    var challenge =
        slack.send("{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595\"}");
    assertEquals("3eZbrw1aBm2rZgRNFdxV2595", challenge.text());

    var front = other("front-app", inSetUp);
    var echoed = front.send("{}", Map.of("x-front-challenge", List.of("abc")));
    assertEquals("{\"challenge\":\"abc\"}", echoed.text());
    assertEquals(0, kept());
  }

  @Test
  void handshake_ofMarkup_isNotEchoed() {
    source("slack-like", TEXT_KEY, "set_up_until: 2026-11-02T13:00:00Z");
    var answer =
        send("slack-like", TEXT_KEY, "{\"type\":\"url_verification\",\"challenge\":\"<b>\"}");

    assertEquals(422, answer.status(), answer.text());
  }

  @Test
  void handshake_forgedOrAfterSetUp_isNot() {
    source("slack-like", TEXT_KEY, "set_up_until: 2026-11-02T12:00:00Z");
    String challenge = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";
    assertEquals(422, send("slack-like", TEXT_KEY, challenge).status());

    var open = other("zoom-like", "set_up_until: 2026-11-02T13:00:00Z");
    String validation =
        "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"a\"}}";
    assertEquals(401, open.sendWith("another-secret-0123456789", validation).status());
  }

  @Test
  void handshake_thatAPersonCompletes_isKept() {
    var ens =
        other(
            "salesforce-marketing-cloud-ens",
            "set_up_until: 2026-11-02T13:00:00Z\nsettings: {outcome: x, event_type: y}");
    var body = bytes("{\"callbackId\":\"c\",\"verificationKey\":\"k\"}");
    var headers = Map.of("content-type", List.of("application/json"));
    var raw = new RawDelivery("POST", "https://x.example/", headers, body, world.now);

    assertEquals(200, ens.world().handle(PATH, raw).status());
    assertEquals(1, kept());

    var closed = other("salesforce-marketing-cloud-ens", "settings: {outcome: x, event_type: y}");
    assertEquals(401, closed.world().handle(PATH, raw).status());
    assertEquals(1, kept());
  }

  @Test
  void handshake_verificationEventOfSharedSignals_isTakenInSetUpOnly() throws Exception {
    var key = OkpJwkGenerator.generateJwk("Ed25519");
    key.setAlgorithm("EdDSA");
    String source =
        """
        id: crm
        kind: attestation
        profile: set
        keys: [{secret: {inline: '%s'}}]
        settings: {issuer: i, audience: a}
        """
            .formatted(key.toJson(OutputControlLevel.PUBLIC_ONLY));
    var token = verification(key);

    world.ledger.registry().putSource(World.TENANT, new SourceId("crm"), source);
    var closed = world.handle(PATH, token);
    assertEquals(400, closed.status(), closed.text());

    world
        .ledger
        .registry()
        .putSource(
            World.TENANT, new SourceId("crm"), source + "set_up_until: 2026-11-02T13:00:00Z\n");
    var open = new World(world.ledger).handle(PATH, token);
    assertEquals(202, open.status());
    assertEquals("", open.text());
  }

  private RawDelivery verification(OctetKeyPairJsonWebKey key) {
    var claims =
        (Json.Obj)
            ((Reading.Read<Json>)
                    StrictJson.parse(
                        """
                        {"iss":"i","aud":"a","jti":"v1","iat":%d,"events":{\
                        "https://schemas.openid.net/secevent/ssf/event-type/verification":\
                        {"state":"VGhpcyBpcyBhbiBleGFtcGxl"}}}
                        """
                            .formatted(world.now.getEpochSecond())
                            .getBytes(StandardCharsets.UTF_8)))
                .value();
    var secret = Secret.ofText(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    return new RawDelivery(
        "POST",
        "https://x.example" + PATH,
        Map.of("content-type", List.of("application/secevent+jwt")),
        bytes(RequestSigner.token(claims, secret, "secevent+jwt")),
        world.now);
  }

  /** A fresh look at the same ledger, whose source is another now. */
  private record Other(World world, String profile) {
    HttpAnswer send(String body) {
      return send(body, Map.of());
    }

    HttpAnswer send(String body, Map<String, List<String>> more) {
      return NewCrmTest.send(world, profile, TEXT_KEY, body, more);
    }

    HttpAnswer sendWith(String key, String body) {
      return NewCrmTest.send(world, profile, key, body, Map.of());
    }
  }

  private Other other(String profile, String more) {
    source(profile, TEXT_KEY, more);
    return new Other(new World(world.ledger), profile);
  }

  private void source(String profile, String key, String more) {
    String text =
        "id: crm\nkind: attestation\nprofile: %s\nkeys: [{secret: {inline: %s}}]\n%s\n"
            .formatted(profile, key, more);
    world.ledger.registry().putSource(World.TENANT, new SourceId("crm"), text);
  }

  private HttpAnswer send(String profile, String key, String body) {
    return send(world, profile, key, body, Map.of());
  }

  private static HttpAnswer send(
      World world, String profile, String key, String body, Map<String, List<String>> more) {
    var scheme = (Profile.Signed) new BuiltInProfiles().find(profile).orElseThrow();
    var message =
        new RequestSigner.Message("m", world.now, "https://x.example" + PATH, bytes(body));
    var signed = RequestSigner.sign(scheme, Secret.ofText(key), message);
    var headers = new HashMap<>(signed.headers());
    headers.putAll(more);
    return world.handle(
        PATH, new RawDelivery("POST", signed.url(), headers, signed.body(), world.now));
  }

  private int kept() {
    return world.ledger.refusals().list(World.TENANT, 10).size();
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
