package dev.countersign.trust.verify;

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

/** Good tokens of each algorithm and kind, and tokens of another key or kind. */
final class JwsVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final long IAT = NOW.getEpochSecond();
  private static final Map<String, String> SETTINGS =
      Map.of("issuer", "https://crm.example", "audience", "countersign");

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "ES512", "EdDSA"})
  void verify_goodToken_isVerified(String algorithm) throws JoseException {
    var key = key(algorithm);
    var verdict = verifier("jwt", key).verify(delivery(token(key, claims(IAT, IAT + 600), "JWT")));

    var verified = assertInstanceOf(Verification.Verified.class, verdict).delivery();
    assertEquals("evt_1", verified.messageId().orElseThrow());
  }

  @Test
  void verify_goodSet_isVerified() throws JoseException {
    var key = key("ES256");
    String claims = set(IAT, "");
    assertInstanceOf(
        Verification.Verified.class,
        verifier("set", key).verify(delivery(token(key, claims, "secevent+jwt"))));
  }

  @Test
  void verify_setWithExpiry_isRejected() throws JoseException {
    var key = key("ES256");
    var token = token(key, set(IAT, ",\"exp\":" + (IAT + 60)), "secevent+jwt");
    assertEquals(
        RejectionReason.FORBIDDEN_CLAIM, rejected(verifier("set", key).verify(delivery(token))));
  }

  @Test
  void verify_setAsJwt_isRejected() throws JoseException {
    var key = key("ES256");
    var token = token(key, claims(IAT, IAT + 600), "secevent+jwt");
    assertEquals(
        RejectionReason.WRONG_TYPE, rejected(verifier("jwt", key).verify(delivery(token))));
  }

  @Test
  void verify_anotherKey_isRejected() throws JoseException {
    var token = token(key("RS256"), claims(IAT, IAT + 600), "JWT");
    assertEquals(
        RejectionReason.BAD_SIGNATURE,
        rejected(verifier("jwt", key("RS256")).verify(delivery(token))));
  }

  @Test
  void create_privateKey_throws() throws JoseException {
    var profile = new BuiltInProfiles().find("jwt").orElseThrow();
    var key = SourceKey.always(key("ES256").toJson(OutputControlLevel.INCLUDE_PRIVATE));
    assertThrows(
        UnusableKey.class, () -> DeliveryVerifiers.create(profile, List.of(key), SETTINGS));
  }

  private static DeliveryVerifier verifier(String profile, PublicJsonWebKey key) {
    var sourceKey = SourceKey.always(key.toJson(OutputControlLevel.PUBLIC_ONLY));
    return DeliveryVerifiers.create(
        new BuiltInProfiles().find(profile).orElseThrow(), List.of(sourceKey), SETTINGS);
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

  private static RejectionReason rejected(Verification verification) {
    return assertInstanceOf(Verification.Rejected.class, verification).reason();
  }
}
