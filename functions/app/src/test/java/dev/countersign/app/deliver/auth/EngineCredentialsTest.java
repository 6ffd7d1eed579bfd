package dev.countersign.app.deliver.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.Secrets;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.json.Reading;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to prove who sends. */
final class EngineCredentialsTest {
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final String CLIENT =
      "{kind: client-credentials, token_url: /token, client_id: user, client_secret: key, scope: a b}";
  private static final String SESSION =
      "{kind: session, url: \"https://e.example/session\", secret: key, token: body.access_token,"
          + " ends_at: body.ends}";

  private final TokenServer server = new TokenServer();
  private Secrets secrets = new InlineSecrets();
  private final EngineCredentials credentials =
      new EngineCredentials(
          ref -> secrets.of(ref),
          server,
          (request, service, region, now) -> Map.of("authorization", service + "/" + region));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: bearer, secret: key} | authorization | Bearer s:e cret",
        "{kind: headers, headers: {X-Key: \"Token {key}\"}} | x-key | Token s:e cret",
        "{kind: basic, user: user, password: key} | authorization | Basic dXNlcjpzOmUgY3JldA==",
        "{kind: sigv4, service: metering, region: eu-west-1} | authorization | metering/eu-west-1",
      })
  void headers_ofEachKind_areWhatTheFileSays(String auth, String header, String value) {
    boolean secret = !auth.contains("sigv4");
    assertEquals(value, headers(target(auth, secret), NOON).get(header));
  }

  /** The vector of the specification's own library. */
  @Test
  void headers_standardWebhooks_areThoseOfTheSpecification() {
    var target = target("{kind: standard-webhooks, secret: key}", true, WHSEC);
    var body = Bytes.of("{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    var request =
        new EngineRequest(
            "POST", URI.create("https://e.example/x"), new TreeMap<>(), body, Optional.empty());

    var headers =
        ready(target, NOON)
            .headers(request, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330));

    assertEquals(
        Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        headers);
  }

  private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void prepare_clientCredentials_asksAsRfc6749Says() {
    assertEquals("Bearer t1", headers(target(CLIENT, true), NOON).get("authorization"));

    var asked = server.asked.getFirst();
    assertEquals("https://e.example/token", asked.url().toString());
    assertEquals("grant_type=client_credentials&scope=a+b", asked.body().toText());
    // The id and the secret are encoded as a form's values first: section 2.3.1.
    assertEquals("Basic dXNlcjpzJTNBZStjcmV0", asked.headers().get("authorization"));
  }

  @Test
  void prepare_clientInTheBody_isThere() {
    headers(target(CLIENT.replace("scope: a b", "client: body"), true), NOON);

    assertEquals(
        "client_id=user&client_secret=s%3Ae+cret&grant_type=client_credentials",
        server.asked.getFirst().body().toText());
    assertFalse(server.asked.getFirst().headers().containsKey("authorization"));
  }

  @ParameterizedTest
  @ValueSource(strings = {CLIENT, SESSION})
  void prepare_token_isKeptUntilAMinuteBeforeItsEnd(String auth) {
    var target = target(auth, true);
    headers(target, NOON);
    headers(target, NOON.plusSeconds(3539));
    assertEquals(1, server.asked.size());

    assertEquals("Bearer t2", headers(target, NOON.plusSeconds(3540)).get("authorization"));
  }

  /** Targets of one name, engine and address, of two tenants: each has a token of its own. */
  @ParameterizedTest
  @ValueSource(strings = {CLIENT, SESSION})
  void prepare_twoTenants_haveNoTokenInCommon(String auth) {
    var acme = target(auth, true);
    var globex = target("globex", auth, "\"other\"");

    assertEquals("Bearer t1", headers(acme, NOON).get("authorization"));
    assertEquals("Bearer t2", headers(globex, NOON).get("authorization"));
    assertEquals("Bearer t1", headers(acme, NOON).get("authorization"));
    assertEquals(2, server.asked.size());
  }

  @Test
  void prepare_manyAtOnce_fetchOneToken() throws Exception {
    var target = target(CLIENT, true);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var start = new CyclicBarrier(16);
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> {
          start.await();
          return headers(target, NOON).getOrDefault("authorization", "");
        });
      }
      for (var done : threads.invokeAll(calls)) {
        assertEquals("Bearer t1", done.get());
      }
    }
    assertEquals(1, server.mostAtOnce.get());
  }

  @Test
  void renew_refusedToken_isFetchedOnceForAllThatHadIt() {
    var target = target(CLIENT, true);
    var refused = ready(target, NOON);

    var auth = target.engine().auth();
    var first = credentials.renew(target, auth, refused, NOON).orElseThrow();
    var second = credentials.renew(target, auth, refused, NOON).orElseThrow();

    assertInstanceOf(Prepared.Ready.class, first);
    assertInstanceOf(Prepared.Ready.class, second);
    assertEquals(2, server.asked.size());
    assertEquals("Bearer t2", headers(target, NOON).get("authorization"));
  }

  @Test
  void renew_secretThatIsRefused_isNotReadAgain() {
    var target = target("{kind: bearer, secret: key}", true);
    var refused = ready(target, NOON);
    assertTrue(credentials.renew(target, target.engine().auth(), refused, NOON).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {} | token: status_401",
        "200 | {\"access_token\":\"x\"} | token: the answer has a token_type other than Bearer",
        "200 | {\"token_type\":\"bearer\"} | token: the answer has no access_token",
        "200 | [1] | token: the answer has no JSON object",
        "200 | {\"token_type\":\"bearer\",\"access_token\":\"a b\"} | token: the answer has a token with other characters than a token has",
      })
  void prepare_tokenIsNotGiven_saysWhy(int status, String answer, String why) {
    server.status = status;
    server.answer = answer;
    assertEquals(why, failed(target(CLIENT, true)));
  }

  @Test
  void prepare_secretIsMissing_isNamed() {
    secrets =
        ref -> {
          throw new Misconfigured("read the SSM parameter /acme/key: ParameterNotFound", null);
        };
    assertEquals(
        "the secret key: read the SSM parameter /acme/key: ParameterNotFound",
        failed(target("{kind: bearer, secret: key}", true)));
  }

  @Test
  void prepare_secretCantBeReadNow_isAValue() {
    secrets =
        ref -> {
          throw new Unavailable("read the SSM parameter /acme/key", null);
        };
    assertTrue(failed(target("{kind: bearer, secret: key}", true)).contains("/acme/key"));
  }

  @Test
  void prepare_secretOfTwoLines_isNotShown() {
    String why = failed(target("{kind: bearer, secret: key}", true, "\"top\\nsecret\""));
    assertEquals("the secret key is empty, or not one line of ASCII", why);
  }

  private String failed(TargetSetup target) {
    var prepared = credentials.prepare(target, target.engine().auth(), NOON);
    return assertInstanceOf(Prepared.Failed.class, prepared).why();
  }

  private Credential ready(TargetSetup target, Instant now) {
    var prepared = credentials.prepare(target, target.engine().auth(), now);
    return assertInstanceOf(Prepared.Ready.class, prepared).credential();
  }

  private Map<String, String> headers(TargetSetup target, Instant now) {
    var request =
        new EngineRequest(
            "POST",
            URI.create("https://e.example/x"),
            new TreeMap<>(),
            Bytes.of(new byte[0]),
            Optional.empty());
    return ready(target, now).headers(request, "res_1", now);
  }

  private static TargetSetup target(String auth, boolean secret) {
    return target(auth, secret, "\"s:e cret\"");
  }

  private static TargetSetup target(String auth, boolean secret, String value) {
    return target("acme", auth, secret ? value : "");
  }

  private static TargetSetup target(String tenant, String auth, String value) {
    boolean secret = !value.isEmpty();
    String file =
        """
        name: e
        version: 1
        url: "https://e.example"
        settings: {user: {what: who, default: user}}
        %s
        auth: %s
        value: quantity
        usage: {method: POST, path: /x, item: '{"id": key}'}
        answers: [{status: 200, is: accepted}]
        periods: none
        timeout: PT5S
        facts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs}
        """
            .formatted(secret ? "secrets: [key]" : "", auth);
    String billing =
        "{targets: {t: {engine: e, from: \"2026-01-01T00:00:00Z\", customer: c%s}}}"
            .formatted(secret ? ", secrets: {key: {inline: " + value + "}}" : "");
    var engine = good(EngineForm.read(file));
    return good(BillingForm.read(billing, new TenantId(tenant), name -> Optional.of(engine)))
        .getFirst();
  }

  private static <T> T good(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T> wrong ->
          throw new IllegalStateException(wrong.problems().toString());
    };
  }
}
