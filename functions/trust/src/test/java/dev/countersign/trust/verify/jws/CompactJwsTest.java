package dev.countersign.trust.verify.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
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

final class CompactJwsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final long IAT = NOW.getEpochSecond();
  private static final Map<String, String> SETTINGS =
      Map.of("issuer", "https://crm.example", "audience", "countersign");

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "EdDSA"})
  void verify_goodToken_isVerified(String algorithm) throws JoseException {
    var key = key(algorithm);
    var verdict = door("jwt", key).verify(delivery(token(key, claims(IAT, IAT + 600), "JWT")));

    var verified = assertInstanceOf(Verification.Verified.class, verdict).delivery();
    assertEquals("evt_1", verified.messageId().orElseThrow());
  }

  @Test
  void verify_goodSet_isVerified() throws JoseException {
    var key = key("ES256");
    String claims = set(IAT, "");
    assertInstanceOf(
        Verification.Verified.class,
        door("set", key).verify(delivery(token(key, claims, "secevent+jwt"))));
  }

  @Test
  void verify_setThatExpires_isRefused() throws JoseException {
    var key = key("ES256");
    var token = token(key, set(IAT, ",\"exp\":" + (IAT + 60)), "secevent+jwt");
    assertEquals(
        RejectionReason.FORBIDDEN_CLAIM, refused(door("set", key).verify(delivery(token))));
  }

  @Test
  void verify_setAsJwt_isRefused() throws JoseException {
    var key = key("ES256");
    var token = token(key, claims(IAT, IAT + 600), "secevent+jwt");
    assertEquals(RejectionReason.WRONG_TYPE, refused(door("jwt", key).verify(delivery(token))));
  }

  @Test
  void verify_anotherKey_isRefused() throws JoseException {
    var token = token(key("RS256"), claims(IAT, IAT + 600), "JWT");
    assertEquals(
        RejectionReason.BAD_SIGNATURE, refused(door("jwt", key("RS256")).verify(delivery(token))));
  }

  @Test
  void verify_timesOff_isRefused() throws JoseException {
    var key = key("EdDSA");
    var door = door("jwt", key);
    assertEquals(
        RejectionReason.STALE,
        refused(door.verify(delivery(token(key, claims(IAT - 301, IAT + 9), "JWT")))));
    assertEquals(
        RejectionReason.FROM_THE_FUTURE,
        refused(door.verify(delivery(token(key, claims(IAT + 61, IAT + 600), "JWT")))));
    assertEquals(
        RejectionReason.EXPIRED,
        refused(door.verify(delivery(token(key, claims(IAT - 200, IAT - 60), "JWT")))));
    assertEquals(
        RejectionReason.LIVES_TOO_LONG,
        refused(door.verify(delivery(token(key, claims(IAT, IAT + 315_360_000), "JWT")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " ", "\n", "?", "."})
  void verify_anotherSpelling_isRefused(String appended) throws JoseException {
    var key = key("ES256");
    var token = token(key, claims(IAT, IAT + 600), "JWT") + appended;
    assertEquals(
        RejectionReason.MALFORMED_TOKEN, refused(door("jwt", key).verify(delivery(token))));
  }

  @Test
  void open_privateOrSymmetricKey_isRefused() throws JoseException {
    var profile = new BuiltInProfiles().find("jwt").orElseThrow();
    for (String text :
        List.of(
            key("ES256").toJson(OutputControlLevel.INCLUDE_PRIVATE),
            "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0\"}")) {
      assertThrows(
          UnusableKey.class,
          () -> DeliveryVerifiers.open(profile, List.of(SourceKey.always(text)), SETTINGS));
    }
  }

  private static DeliveryVerifier door(String profile, PublicJsonWebKey key) {
    var live = SourceKey.always(key.toJson(OutputControlLevel.PUBLIC_ONLY));
    return DeliveryVerifiers.open(
        new BuiltInProfiles().find(profile).orElseThrow(), List.of(live), SETTINGS);
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
    return RequestSigner.token(object, secret, type);
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

  private static RejectionReason refused(Verification verdict) {
    return assertInstanceOf(Verification.Rejected.class, verdict).reason();
  }
}
