package dev.countersign.app.read.ends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.KeySets.KeySet;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.signature.RequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of readers, and readers whose keys are fetched. */
final class ReadEndsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final SourceId LOGIN = new SourceId("login");
  private static final URI JWKS = URI.create("https://login.example/jwks");
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  private static final PublicJsonWebKey KEY = key();
  private static final Secret PRIVATE =
      Secret.ofText(KEY.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));

  @TempDir private Path folder = Path.of("");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final List<SortedMap<String, Object>> lines = new ArrayList<>();

  private static PublicJsonWebKey key() {
    try {
      var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setAlgorithm("ES256");
      key.setKeyId("k1");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void tenant() {
    ledger
        .registry()
        .putTenant(
            ACME,
            "{id: acme, name: N, pseudonym_key: {ssm: /p}, readers: [{id: broken, issuer: login,"
                + " audience: c, keys: [{secret: {inline: no key}}], roles: {payer: {a: b}}},"
                + " {id: login, issuer: login,"
                + " audience: c, keys: [{jwks: \"https://login.example/jwks\"}],"
                + " roles: {auditor: {email: nina@example.com}}}]}");
    ledger.keySets().follow(ACME, LOGIN, JWKS);
  }

  private void fetched() {
    String keys = "{\"keys\":[" + KEY.toJson() + "]}";
    ledger.keySets().put(new KeySet(ACME, LOGIN, JWKS, Optional.of(keys), Optional.of(NOW), 0));
  }

  private int status(String email) {
    return status("GET", email);
  }

  private int status(String method, String email) {
    var readers = new RegisteredReaders(ledger, new InlineSecrets(), () -> 0);
    var ends =
        new ReadEnds(
            new ReaderDoor(readers),
            ledger,
            new FolderFiles(folder),
            () -> "",
            lines::add);
    String claims =
        "{\"iss\":\"login\",\"aud\":\"c\",\"iat\":%d,\"exp\":%d,\"email\":\"%s\"}"
            .formatted(NOW.getEpochSecond(), NOW.getEpochSecond() + 60, email);
    var json =
        ((Reading.Read<Json>) StrictJson.parse(claims.getBytes(StandardCharsets.UTF_8))).value();
    String token = RequestSigner.token((Json.Obj) json, PRIVATE, "JWT");
    var request =
        new RawDelivery(
            method,
            "https://c.example/v1/months?tenant=acme",
            Map.of("authorization", List.of("Bearer " + token)),
            Bytes.of(new byte[0]),
            NOW);
    return ends.handle("/v1/months", request).head().status();
  }

  @Test
  void reader_byAKeySet_isLetInOnceItWasFetched() {
    assertEquals(401, status("nina@example.com"));
    assertEquals("no_live_key", lines.getFirst().get("reason"));

    fetched();
    assertEquals(200, status("nina@example.com"));
  }

  @Test
  void reader_whoPosts_findsNothing() {
    fetched();

    assertEquals(404, status("POST", "nina@example.com"));
  }

  @Test
  void line_ofAReader_saysWhoseItIsAndNothingOfTheToken() {
    fetched();
    assertEquals(200, status("nina@example.com"));
    assertEquals(403, status("otto@example.com"));

    assertEquals(
        Set.of("event", "micros", "reader", "role", "status", "tenant"), lines.getFirst().keySet());
    assertEquals("auditor", lines.getFirst().get("role"));
    assertEquals("no_role", lines.getLast().get("reason"));
    assertFalse(lines.toString().contains("@"), lines.toString());
  }
}
