package dev.countersign.app.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.Warnings;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.Verification;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of true deliveries while their issuer of keys behaves well or badly. */
final class RefreshKeySetsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final SourceId CRM = new SourceId("crm");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final OctetKeyPairJsonWebKey one = key("one");
  private final OctetKeyPairJsonWebKey two = key("two");
  private final Issuer issuer;
  private final RefreshKeySets refresh;
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");

  RefreshKeySetsTest(@TempDir Path folder) throws Exception {
    this.issuer = new Issuer(folder);
    var fetch = new HttpsKeySetFetcher(Set.of(issuer.host()), issuer.tls());
    this.refresh = new RefreshKeySets(ledger.keySets(), fetch, () -> now);
    follow(ACME, issuer.url());
    issuer.publishes(set(one));
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void delivery_beforeTheFirstFetch_isRefusedAndAfterItVerified() {
    assertEquals("refused no_live_key", judged(ACME, token(one)));
    assertEquals(new RefreshKeySets.Report(1, Map.of(), 0, 0), refresh.run());
    assertEquals("verified", judged(ACME, token(one)));
  }

  @Test
  void rotation_publishedBeforeItIsUsed_losesNothing() {
    refresh.run();
    issuer.publishes(set(one, two));
    later();
    assertEquals("verified", judged(ACME, token(one)));
    assertEquals("verified", judged(ACME, token(two)));

    issuer.publishes(set(two));
    later();
    assertEquals("refused no_live_key", judged(ACME, token(one)));
    assertEquals("verified", judged(ACME, token(two)));
  }

  @Test
  void floodOfUnknownKids_fetchesNothingAndBlindsNoRotation() {
    refresh.run();
    int before = issuer.asked.get();
    for (int i = 0; i < 500; i++) {
      assertEquals("refused no_live_key", judged(ACME, token(key("bogus-" + i))));
    }
    assertEquals(before, issuer.asked.get());

    issuer.publishes(set(two));
    later();
    assertEquals("verified", judged(ACME, token(two)));
  }

  @Test
  void issuer_slowDownHugeOrRedirecting_keepsTheLastGoodSet() {
    refresh.run();
    issuer.drips();
    assertFails("too_slow");
    issuer.behaves(exchange -> Issuer.send(exchange, 500, "no"));
    assertFails("status_500");
    issuer.publishes(set(one) + " ".repeat(70_000));
    assertFails("too_large");
    issuer.behaves(exchange -> {
      exchange.getResponseHeaders().set("location", issuer.origin() + "/elsewhere");
      Issuer.send(exchange, 302, "");
    });
    assertFails("status_302");
    issuer.publishes("{\"keys\":[]}");
    assertFails("no_usable_key");
    issuer.publishes("<html>");
    assertFails("no_usable_key");
    issuer.close();
    assertFails("unreachable");
  }

  @Test
  void issuer_downForLong_isAskedSeldom() {
    issuer.behaves(exchange -> Issuer.send(exchange, 503, ""));
    for (int minute = 0; minute < 120; minute++) {
      refresh.run();
      now = now.plus(Duration.ofMinutes(1));
    }
    assertTrue(issuer.asked.get() < 15, "asked " + issuer.asked.get() + " times in two hours");
  }

  @Test
  void fetch_elsewhereThanAdmitted_isNotTried() {
    follow(ACME, URI.create("https://169.254.169.254/latest/meta-data"));
    try (var warnings = new Warnings()) {
      assertEquals(Map.of("host_not_admitted", 1), refresh.run().failed());
      assertEquals(List.of("not fetched: acme.crm: host_not_admitted"), warnings.lines());
    }
    var fetch = new HttpsKeySetFetcher(Set.of(issuer.host()), issuer.tls());
    assertEquals(
        new KeySetFetcher.Fetched.Failed("not_https"),
        fetch.fetch(URI.create("http://" + issuer.host() + "/jwks")));
    assertEquals(0, issuer.asked.get());
  }

  @Test
  void set_withUnusableKeys_isTakenWithoutThem() {
    String weak = "{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"s\"}";
    String encrypting =
        two.toJson(OutputControlLevel.PUBLIC_ONLY).replace("{", "{\"use\":\"enc\",");
    issuer.publishes(
        "{\"keys\":[" + weak + "," + encrypting + "," + publicOnly(one) + ",7,\"x\"]}");
    refresh.run();

    assertEquals("verified", judged(ACME, token(one)));
    assertEquals("refused no_live_key", judged(ACME, token(two)));
  }

  @Test
  void twoTenants_ofOneIssuer_haveASetEach() {
    follow(OTHER, URI.create(issuer.origin() + "/other"));
    issuer.behaves(exchange ->
        Issuer.send(
            exchange,
            200,
            exchange.getRequestURI().getPath().equals("/jwks") ? set(one) : set(two)));
    refresh.run();

    assertEquals("verified", judged(ACME, token(one)));
    assertEquals("refused no_live_key", judged(ACME, token(two)));
    assertEquals("verified", judged(OTHER, token(two)));
    assertEquals("refused no_live_key", judged(OTHER, token(one)));
  }

  private void assertFails(String reason) {
    now = now.plus(Duration.ofHours(1));
    assertEquals(Map.of(reason, 1), refresh.run().failed());
    assertEquals("verified", judged(ACME, token(one)), reason);
  }

  private void later() {
    now = now.plus(Duration.ofMinutes(1));
    refresh.run();
  }

  private void follow(TenantId tenant, URI url) {
    ledger
        .registry()
        .putSource(
            tenant,
            CRM,
            "{id: crm, kind: attestation, profile: jwt, keys: [{jwks: '%s'}], settings: {issuer: i, audience: a}}"
                .formatted(issuer.url()));
    ledger.keySets().follow(tenant, CRM, url);
  }

  /** As a function does that has just started, or whose cache has just ended. */
  private String judged(TenantId tenant, String token) {
    var sources =
        new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime);
    var raw =
        new RawDelivery(
            "POST",
            "https://x.example/",
            Map.of("content-type", List.of("application/jwt")),
            Bytes.of(token.getBytes(StandardCharsets.UTF_8)),
            now);
    var verifier = sources.find(new SourceName(tenant, CRM)).orElseThrow().verifier();
    return switch (verifier.verify(raw)) {
      case Verification.Verified verified -> "verified";
      case Verification.Rejected refused -> "refused " + refused.reason().wire();
    };
  }

  private String token(OctetKeyPairJsonWebKey key) {
    var claims = new LinkedHashMap<String, Json>();
    claims.put("iss", new Json.Str("i"));
    claims.put("aud", new Json.Str("a"));
    claims.put("jti", new Json.Str("t"));
    claims.put("iat", new Json.Num(BigDecimal.valueOf(now.getEpochSecond())));
    claims.put("exp", new Json.Num(BigDecimal.valueOf(now.getEpochSecond() + 60)));
    claims.put("statement", new Json.Obj(Map.of()));
    var secret = Secret.ofText(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    return RequestSigner.token(new Json.Obj(claims), secret, "JWT");
  }

  private static OctetKeyPairJsonWebKey key(String kid) {
    try {
      var key = OkpJwkGenerator.generateJwk("Ed25519");
      key.setKeyId(kid);
      key.setAlgorithm("EdDSA");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String set(OctetKeyPairJsonWebKey... keys) {
    return "{\"keys\":["
        + String.join(",", List.of(keys).stream().map(RefreshKeySetsTest::publicOnly).toList())
        + "]}";
  }

  private static String publicOnly(OctetKeyPairJsonWebKey key) {
    return key.toJson(OutputControlLevel.PUBLIC_ONLY);
  }
}
