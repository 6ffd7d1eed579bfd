package dev.countersign.aws.warmup;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Registry;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Delivers a signed session and signed attestations to the product's own code, for a tenant and
 * with keys that exist nowhere else. Nothing is sent and nothing is kept. Afterwards the code's
 * classes are loaded and, after enough deliveries, its methods compiled.
 */
final class Rehearsal {
  private static final TenantId TENANT = new TenantId("rehearsal");
  private static final String ISSUER = "https://rehearsal.example";

  private final Instant now;
  private final BuiltInProfiles profiles = new BuiltInProfiles();
  private final Secret webhooks = Secret.ofText("whsec_" + random());
  private final Secret tokens = ReceiptSigner.generate("rehearsal");
  private final DeliveryRouter route;

  Rehearsal(Instant now) {
    this.now = now;
    var known = new InMemoryLedger();
    var receipts = ReceiptSigner.of(tokens, ISSUER);
    apply(known.registry(), receipts.publicKeys());
    var sources = new RegisteredSources(known, new InlineSecrets(), profiles, System::nanoTime);
    this.route =
        new Assembly(
                new RehearsalLedger(new DynamoLedger(client(), "rehearsal"), known),
                new RegisteredContracts(known.registry(), System::nanoTime),
                sources::pseudonyms,
                receipts::receipt,
                RetryPause.withJitter())
            .route(sources, fields -> {});
  }

  /**
   * Delivers one session, and {@code times} attestations of each of two kinds: a signed webhook and
   * a token.
   *
   * @return the answers, in that order
   */
  List<HttpAnswer> play(int times) {
    var answers = new ArrayList<HttpAnswer>();
    answers.add(webhook("agents", "sessions", "s", session()));
    for (int i = 0; i < times; i++) {
      answers.add(webhook("desk", "attestations", "w" + i, statement("desk", i)));
      answers.add(token("t" + i, statement("crm", i)));
    }
    return List.copyOf(answers);
  }

  private HttpAnswer webhook(String source, String end, String id, String body) {
    var profile = (Profile.Signed) profiles.find("standard-webhooks").orElseThrow();
    String path = path(source, end);
    var message = new RequestSigner.Message(id, now, ISSUER + path, bytes(body));
    var signed = RequestSigner.sign(profile, webhooks, message);
    return route.handle(
        path, new RawDelivery("POST", signed.url(), signed.headers(), signed.body(), now));
  }

  private HttpAnswer token(String id, String statement) {
    String claims =
        """
        {"iss":"%s","aud":"rehearsal","iat":%d,"exp":%d,"jti":"%s","statement":%s}\
        """
            .formatted(ISSUER, now.getEpochSecond(), now.getEpochSecond() + 600, id, statement);
    var key = Secret.ofText(tokens.revealText().replaceFirst("\\{", "{\"alg\":\"EdDSA\","));
    String token = RequestSigner.token(object(claims), key, "JWT");
    String path = path("crm", "attestations");
    var headers = Map.of("content-type", List.of("application/jwt"));
    return route.handle(path, new RawDelivery("POST", ISSUER + path, headers, bytes(token), now));
  }

  private String session() {
    return """
    {"id":"s","agent":{"id":"a","version":"1"},"started_at":"%s","handled_by":"agent",\
    "subjects":[{"format":"email","email":"nobody@rehearsal.example"}]}\
    """
        .formatted(now.minusSeconds(60));
  }

  private String statement(String source, int i) {
    return """
    {"act":"attested","outcome":"said_by_%s","record":{"type":"t","id":"r%d"},"session":"s",\
    "subject":{"format":"email","email":"nobody@rehearsal.example"},"occurred_at":"%s"}\
    """
        .formatted(source, i, now);
  }

  private void apply(Registry registry, String publicKeys) {
    registry.putTenant(
        TENANT, "{id: rehearsal, name: Rehearsal, pseudonym_key: {inline: " + random() + "}}");
    String webhook =
        "profile: standard-webhooks, keys: [{secret: {inline: " + webhooks.revealText() + "}}]}";
    source(registry, "agents", "{id: agents, kind: session, " + webhook);
    source(registry, "desk", "{id: desk, kind: attestation, " + webhook);
    source(
        registry,
        "crm",
        """
        {id: crm, kind: attestation, profile: jwt, settings: {issuer: "%s", audience: rehearsal},
         keys: [{secret: {inline: '%s'}}]}
        """
            .formatted(ISSUER, publicKeys));
    terms(registry, "desk");
    terms(registry, "crm");
  }

  private static void terms(Registry registry, String source) {
    registry.putTerms(
        TENANT,
        new OutcomeType("said_by_" + source),
        1,
        """
        outcome: said_by_%1$s
        version: 1
        effective_from: 2020-01-01T00:00:00Z
        sources: [%1$s]
        claim_by: [record.type, record.id]
        match: {by: [session, conversation, record, subject], window: P7D, wait: P3D}
        price: {each: "1.00", currency: EUR}
        hold: {from: occurred_at, for: P3D}
        free_when: [human_handled]
        """
            .formatted(source));
  }

  private static void source(Registry registry, String id, String text) {
    registry.putSource(TENANT, new SourceId(id), text);
  }

  private static DynamoDbClient client() {
    var nobody = AwsBasicCredentials.create("rehearsal", "rehearsal");
    return DynamoDbClient.builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(nobody))
        .httpClient(new NoOpHttpClient())
        .build();
  }

  private static String path(String source, String end) {
    return "/v1/sources/" + TENANT + "." + source + "/" + end;
  }

  private static Json.Obj object(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj read) -> read;
      default -> throw new IllegalStateException("claims are an object");
    };
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String random() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }
}
