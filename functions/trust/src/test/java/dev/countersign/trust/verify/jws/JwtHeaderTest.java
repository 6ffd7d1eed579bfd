package dev.countersign.trust.verify.jws;

import static dev.countersign.trust.verify.jws.TokenFixture.HEADER;
import static dev.countersign.trust.verify.jws.TokenFixture.RSA;
import static dev.countersign.trust.verify.jws.TokenFixture.SETTINGS;
import static dev.countersign.trust.verify.jws.TokenFixture.base64url;
import static dev.countersign.trust.verify.jws.TokenFixture.claims;
import static dev.countersign.trust.verify.jws.TokenFixture.jwk;
import static dev.countersign.trust.verify.jws.TokenFixture.pem;
import static dev.countersign.trust.verify.jws.TokenFixture.rejected;
import static dev.countersign.trust.verify.jws.TokenFixture.signed;
import static dev.countersign.trust.verify.jws.TokenFixture.verified;
import static dev.countersign.trust.verify.jws.TokenFixture.verifier;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.trust.delivery.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known attacks by a token's JOSE header (RFC 8725). */
final class JwtHeaderTest {
  @Test
  void verify_goodToken_isVerified() {
    assertEquals("evt_1", verified(signed(HEADER, claims(""))).messageId().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "noNE", "HS256", "rs256", "RS256 ", "RS1", ""})
  void verify_algNotOfTheProfile_isRejected(String alg) {
    String token = signed(HEADER.replace("RS256", alg), claims(""));
    assertEquals(RejectionReason.ALGORITHM, rejected(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "RS256"})
  void verify_emptySignature_isRejected(String alg) {
    String token = signed(HEADER.replace("RS256", alg), claims(""));
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(unsigned));
  }

  static Stream<byte[]> publicKeys() {
    return Stream.of(RSA.getPublic().getEncoded(), pem(RSA).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("publicKeys")
  void verify_hmacWithThePublicKeyAsSecret_isRejected(byte[] publicKey)
      throws GeneralSecurityException {
    String content = base64url(HEADER.replace("RS256", "HS256")) + "." + base64url(claims(""));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
    byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
    assertEquals(RejectionReason.ALGORITHM, rejected(content + "." + base64url(signature)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"RSA\"}",
        "\"jku\":\"https://evil.example/k\"",
        "\"x5u\":\"https://evil.example/c\"",
        "\"x5c\":[]",
        "\"crit\":[]",
        "\"crit\":[\"exp\"]",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"b64\":false",
        "\"cty\":\"JWT\"",
        "\"zip\":\"DEF\"",
        "\"enc\":\"A128GCM\"",
        "\"p2c\":2499999"
      })
  void verify_headerThatBringsKeysOrRules_isRejected(String member) {
    String header = HEADER.replace("}", "," + member + "}");
    assertEquals(RejectionReason.FORBIDDEN_HEADER, rejected(signed(header, claims(""))));
  }

  @Test
  void verify_kidOfTheKey_isVerified() {
    var verifier = verifier(jwk(RSA, "k1"), SETTINGS);
    assertEquals("evt_1", verified(verifier, signed(HEADER, claims(""))).messageId().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "k2, NO_LIVE_KEY",
        "K1, NO_LIVE_KEY",
        "../../x, NO_LIVE_KEY",
        "/etc/x, NO_LIVE_KEY",
        "`k1 `, NO_LIVE_KEY",
        "' or 1=1, NO_LIVE_KEY"
      })
  void verify_kidOfNoKey_isRejected(String kid, RejectionReason reason) {
    var verifier = verifier(jwk(RSA, "k1"), SETTINGS);
    String header = HEADER.replace("\"k1\"", "\"" + kid + "\"");
    assertEquals(reason, rejected(verifier, signed(header, claims(""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "secevent+jwt", "JOSE", "countersign-receipt+jws"})
  void verify_typOfAnotherKind_isRejected(String type) {
    String header = HEADER.replace("\"JWT\"", "\"" + type + "\"");
    assertEquals(RejectionReason.WRONG_TYPE, rejected(signed(header, claims(""))));
  }
}
