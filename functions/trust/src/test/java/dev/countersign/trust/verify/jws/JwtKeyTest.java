package dev.countersign.trust.verify.jws;

import static dev.countersign.trust.verify.jws.TokenFixture.EC;
import static dev.countersign.trust.verify.jws.TokenFixture.HEADER;
import static dev.countersign.trust.verify.jws.TokenFixture.RSA;
import static dev.countersign.trust.verify.jws.TokenFixture.SETTINGS;
import static dev.countersign.trust.verify.jws.TokenFixture.base64url;
import static dev.countersign.trust.verify.jws.TokenFixture.claims;
import static dev.countersign.trust.verify.jws.TokenFixture.jwk;
import static dev.countersign.trust.verify.jws.TokenFixture.pem;
import static dev.countersign.trust.verify.jws.TokenFixture.rejected;
import static dev.countersign.trust.verify.jws.TokenFixture.signature;
import static dev.countersign.trust.verify.jws.TokenFixture.verified;
import static dev.countersign.trust.verify.jws.TokenFixture.verifier;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that are not accepted, and signatures that ECDSA would allow in more than one way. */
final class JwtKeyTest {
  private static final String P1363 = "SHA256withECDSAinP1363Format";
  private static final String CONTENT =
      base64url(HEADER.replace("RS256", "ES256")) + "." + base64url(claims(""));
  private static final BigInteger ORDER = ((ECPublicKey) EC.getPublic()).getParams().getOrder();

  private final DeliveryVerifier verifier = verifier(pem(EC), SETTINGS);

  static Stream<byte[]> signaturesOutOfRange() {
    byte[] order = new byte[64];
    System.arraycopy(fixed(ORDER), 0, order, 0, 32);
    System.arraycopy(fixed(ORDER), 0, order, 32, 32);
    return Stream.of(new byte[64], order, new byte[63], signature("SHA256withECDSA", EC, CONTENT));
  }

  @ParameterizedTest
  @MethodSource("signaturesOutOfRange")
  void verify_es256OutOfRange_isRejected(byte[] signature) {
    assertEquals(
        RejectionReason.BAD_SIGNATURE, rejected(verifier, CONTENT + "." + base64url(signature)));
  }

  @Test
  void verify_es256TwinSignature_hasTheSameMessageId() {
    byte[] signature = signature(P1363, EC, CONTENT);
    byte[] twin = signature.clone();
    var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    System.arraycopy(fixed(ORDER.subtract(s)), 0, twin, 32, 32);

    var one = verified(verifier, CONTENT + "." + base64url(signature));
    var two = verified(verifier, CONTENT + "." + base64url(twin));

    // The evidence differs, so only the id may decide whether a message is new.
    assertNotEquals(one.evidence(), two.evidence());
    assertEquals(one.messageId(), two.messageId());
  }

  static Stream<String> unusableKeys() {
    return Stream.of(
        pem(TokenFixture.rsa(1024)),
        "{\"kty\":\"oct\",\"k\":\"AAAAAAA\"}",
        "{\"keys\":[" + jwk(RSA, "k1") + "," + jwk(EC, "k1") + "]}",
        "{\"keys\":[" + jwk(RSA, "k1") + ",{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
        jwk(RSA, "k1").replace("\"kty\"", "\"use\":\"enc\",\"kty\""),
        jwk(RSA, "k1").replace("\"kty\"", "\"alg\":\"ES256\",\"kty\""),
        jwk(RSA, "k1").replace("\"kty\"", "\"key_ops\":[\"encrypt\"],\"kty\""),
        "",
        "{}",
        "nonsense");
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void create_weakOrContradictoryKey_throws(String key) {
    assertThrows(UnusableKey.class, () -> verifier(key, SETTINGS));
  }

  /** A number as 32 bytes. */
  private static byte[] fixed(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[32];
    int from = Math.max(0, all.length - 32);
    System.arraycopy(all, from, fixed, 32 - (all.length - from), all.length - from);
    return fixed;
  }
}
