package dev.countersign.trust.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReaderTokensTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final long IAT = NOW.getEpochSecond();
  private static final String ISSUER = "https://login.example";
  private static final EllipticCurveJsonWebKey KEY = key();

  private final Map<String, Object> claims = new TreeMap<>();
  private String type = "JWT";

  private static EllipticCurveJsonWebKey key() {
    try {
      return EcJwkGenerator.generateJwk(EllipticCurves.P256);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void goodClaims() {
    claims.put("iss", ISSUER);
    claims.put("aud", "countersign");
    claims.put("iat", IAT);
    claims.put("exp", IAT + 600);
    claims.put("groups", List.of("a", "b"));
    claims.put("department", "4711");
  }

  private TokenOfReader verified() {
    var keys = List.of(SourceKey.always(KEY.toJson()));
    return new ReaderTokens(keys, ISSUER, "countersign").verify(request(token()));
  }

  private static RawDelivery request(String token) {
    return new RawDelivery(
        "GET",
        "https://c.example/v1/months",
        Map.of("authorization", List.of("Bearer " + token)),
        Bytes.of(new byte[0]),
        NOW);
  }

  private String token() {
    var all = new JwtClaims();
    claims.forEach(all::setClaim);
    var jws = new JsonWebSignature();
    jws.setPayload(all.toJson());
    jws.setAlgorithmHeaderValue("ES256");
    if (!type.isEmpty()) {
      jws.setHeader("typ", type);
    }
    jws.setKey(KEY.getPrivateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private RejectionReason bad() {
    return assertInstanceOf(TokenOfReader.Bad.class, verified()).reason();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JWT", "at+jwt", "application/at+jwt"})
  void token_ofAnAdmittedType_isGood(String admitted) {
    type = admitted;

    var good = assertInstanceOf(TokenOfReader.Good.class, verified());

    assertTrue(good.says("groups", "b"));
    assertTrue(good.says("department", "4711"));
    assertFalse(good.says("groups", "c"));
    assertFalse(good.says("nobody", "b"));
    assertFalse(good.toString().contains("4711"));
  }

  @Test
  void token_ofAnotherType_isRefused() {
    type = "secevent+jwt";

    assertEquals(RejectionReason.WRONG_TYPE, bad());
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://other.example, WRONG_ISSUER",
    "aud, other, WRONG_AUDIENCE",
  })
  void token_forOrBySomebodyElse_isRefused(String claim, String value, RejectionReason reason) {
    claims.put(claim, value);

    assertEquals(reason, bad());
  }

  @ParameterizedTest
  @CsvSource({
    "exp, 86401, LIVES_TOO_LONG",
    "iat, 120, FROM_THE_FUTURE",
    "nbf, 120, NOT_YET_VALID",
  })
  void token_atAnotherTime_isRefused(String claim, long seconds, RejectionReason reason) {
    claims.put(claim, IAT + seconds);

    assertEquals(reason, bad());
  }

  @Test
  void token_thatEndedLongerAgoThanClocksDiffer_isRefused() {
    claims.put("iat", IAT - 600);
    claims.put("exp", IAT - 59);
    assertInstanceOf(TokenOfReader.Good.class, verified());

    claims.put("exp", IAT - 60);
    assertEquals(RejectionReason.EXPIRED, bad());
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "exp"})
  void token_withoutATime_isRefused(String claim) {
    claims.remove(claim);

    assertEquals(RejectionReason.MISSING_CLAIM, bad());
  }

  @Test
  void token_byAnotherKey_isRefused() {
    var keys = List.of(SourceKey.always(key().toJson()));

    var told = new ReaderTokens(keys, ISSUER, "countersign").verify(request(token()));

    assertEquals(new TokenOfReader.Bad(RejectionReason.BAD_SIGNATURE), told);
  }

  @Test
  void key_thatIsASecret_isRefused() {
    var secret = List.of(SourceKey.always("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"));

    assertThrows(UnusableKey.class, () -> new ReaderTokens(secret, ISSUER, "countersign"));
  }

  @Test
  void unverified_claim_isReadWhereThereIsAToken() {
    assertEquals(Optional.of(ISSUER), ReaderTokens.unverified(request(token()), "iss"));
    assertEquals(Optional.empty(), ReaderTokens.unverified(request(token()), "tenant"));
    assertEquals(Optional.empty(), ReaderTokens.unverified(request("x"), "iss"));
  }
}
