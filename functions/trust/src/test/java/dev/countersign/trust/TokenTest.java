package dev.countersign.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.Secret;
import dev.countersign.forms.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final long IAT = NOW.getEpochSecond();
  private static final Map<String, String> SETTINGS =
      Map.of("issuer", "https://crm.example", "audience", "countersign");

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "EdDSA"})
  void verify_goodToken_isVerified(String algorithm) throws JoseException {
    var key = key(algorithm);
    var verdict = door("jwt", key).verify(delivery(token(key, claims(IAT, IAT + 600), "JWT")));

    var verified = assertInstanceOf(Verdict.Verified.class, verdict).delivery();
    assertEquals("evt_1", verified.messageId().orElseThrow());
  }

  @Test
  void verify_goodSet_isVerified() throws JoseException {
    var key = key("ES256");
    String claims = set(IAT, "");
    assertInstanceOf(
        Verdict.Verified.class,
        door("set", key).verify(delivery(token(key, claims, "secevent+jwt"))));
  }

  @Test
  void verify_setThatExpires_isRefused() throws JoseException {
    var key = key("ES256");
    var token = token(key, set(IAT, ",\"exp\":" + (IAT + 60)), "secevent+jwt");
    assertEquals(Reason.FORBIDDEN_CLAIM, refused(door("set", key).verify(delivery(token))));
  }

  @Test
  void verify_setAsJwt_isRefused() throws JoseException {
    var key = key("ES256");
    var token = token(key, claims(IAT, IAT + 600), "secevent+jwt");
    assertEquals(Reason.WRONG_TYPE, refused(door("jwt", key).verify(delivery(token))));
  }

  @Test
  void verify_anotherKey_isRefused() throws JoseException {
    var token = token(key("RS256"), claims(IAT, IAT + 600), "JWT");
    assertEquals(Reason.BAD_SIGNATURE, refused(door("jwt", key("RS256")).verify(delivery(token))));
  }

  @Test
  void verify_timesOff_isRefused() throws JoseException {
    var key = key("EdDSA");
    var door = door("jwt", key);
    assertEquals(
        Reason.STALE,
        refused(door.verify(delivery(token(key, claims(IAT - 301, IAT + 9), "JWT")))));
    assertEquals(
        Reason.FROM_THE_FUTURE,
        refused(door.verify(delivery(token(key, claims(IAT + 61, IAT + 600), "JWT")))));
    assertEquals(
        Reason.EXPIRED,
        refused(door.verify(delivery(token(key, claims(IAT - 200, IAT - 60), "JWT")))));
    assertEquals(
        Reason.LIVES_TOO_LONG,
        refused(door.verify(delivery(token(key, claims(IAT, IAT + 315_360_000), "JWT")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " ", "\n", "?", "."})
  void verify_anotherSpelling_isRefused(String appended) throws JoseException {
    var key = key("ES256");
    var token = token(key, claims(IAT, IAT + 600), "JWT") + appended;
    assertEquals(Reason.MALFORMED_TOKEN, refused(door("jwt", key).verify(delivery(token))));
  }

  @Test
  void open_privateOrSymmetricKey_isRefused() throws JoseException {
    var profile = new Profiles().find("jwt").orElseThrow();
    for (String text :
        List.of(
            key("ES256").toJson(OutputControlLevel.INCLUDE_PRIVATE),
            "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0\"}")) {
      assertThrows(
          BadKey.class, () -> Doors.open(profile, List.of(LiveKey.always(text)), SETTINGS));
    }
  }

  private static Door door(String profile, PublicJsonWebKey key) {
    var live = LiveKey.always(key.toJson(OutputControlLevel.PUBLIC_ONLY));
    return Doors.open(new Profiles().find(profile).orElseThrow(), List.of(live), SETTINGS);
  }

  private static PublicJsonWebKey key(String algorithm) throws JoseException {
    PublicJsonWebKey key =
        switch (algorithm) {
          case "ES256" -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
          case "ES512" -> EcJwkGenerator.generateJwk(EllipticCurves.P521);
          case "EdDSA" -> OkpJwkGenerator.generateJwk("Ed25519");
          default -> RsaJwkGenerator.generateJwk(2048);
        };
    key.setKeyId("k1");
    key.setAlgorithm(algorithm);
    return key;
  }

  private static String token(PublicJsonWebKey key, String claims, String type) {
    var json = StrictJson.parse(claims.getBytes(StandardCharsets.UTF_8));
    var object = (Json.Obj) ((Reading.Read<Json>) json).value();
    var secret = Secret.ofText(key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    return Signer.token(object, secret, type);
  }

  private static String claims(long issued, long expires) {
    return "{\"iss\":\"https://crm.example\",\"aud\":\"countersign\",\"jti\":\"evt_1\",\"iat\":"
        + issued
        + ",\"exp\":"
        + expires
        + ",\"statement\":{}}";
  }

  private static String set(long issued, String more) {
    return "{\"iss\":\"https://crm.example\",\"aud\":\"countersign\",\"jti\":\"evt_1\",\"iat\":"
        + issued
        + more
        + ",\"events\":{\"urn:x\":{}}}";
  }

  private static RawDelivery delivery(String token) {
    var body = Bytes.of(token.getBytes(StandardCharsets.UTF_8));
    return new RawDelivery("POST", "https://x.example/", Map.of(), body, NOW);
  }

  private static Reason refused(Verdict verdict) {
    return assertInstanceOf(Verdict.Refused.class, verdict).reason();
  }
}
