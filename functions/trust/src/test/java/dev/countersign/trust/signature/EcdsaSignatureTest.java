package dev.countersign.trust.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.ProfileForm;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** ECDSA signatures of both encodings: each signature has one spelling. */
final class EcdsaSignatureTest {
  private static final String DER = "SHA256withECDSA";
  private static final String P1363 = "SHA256withECDSAinP1363Format";
  private static final byte[] BODY = {'{', '}'};
  private static final KeyPair PAIR = p256();

  /** Repeated, because the lengths of r and s differ from signature to signature. */
  @RepeatedTest(50)
  void verify_der_isVerified() {
    assertInstanceOf(Verification.Verified.class, verify("ecdsa-p256-der", signed(DER)));
  }

  @RepeatedTest(50)
  void verify_derWithByteAfterIt_isRejected() {
    byte[] der = signed(DER);
    assertRejected("ecdsa-p256-der", Arrays.copyOf(der, der.length + 1));
  }

  @RepeatedTest(50)
  void verify_derWithPaddedNumber_isRejected() {
    byte[] der = signed(DER);
    byte[] padded = new byte[der.length + 1];
    System.arraycopy(der, 0, padded, 0, 4);
    System.arraycopy(der, 4, padded, 5, der.length - 4);
    padded[1]++;
    padded[3]++;
    assertRejected("ecdsa-p256-der", padded);
  }

  @Test
  void verify_derOfZeros_isRejected() {
    assertRejected("ecdsa-p256-der", new byte[72]);
  }

  @Test
  void verify_p1363_isVerified() {
    assertInstanceOf(Verification.Verified.class, verify("ecdsa-p256-p1363", signed(P1363)));
  }

  @Test
  void verify_p1363OfZeros_isRejected() {
    assertRejected("ecdsa-p256-p1363", new byte[64]);
  }

  @Test
  void verify_derWhereP1363IsExpected_isRejected() {
    assertRejected("ecdsa-p256-p1363", signed(DER));
  }

  private static void assertRejected(String algorithm, byte[] signature) {
    assertEquals(
        new Verification.Rejected(RejectionReason.BAD_SIGNATURE), verify(algorithm, signature));
  }

  private static Verification verify(String algorithm, byte[] signature) {
    String text =
        """
        name: x
        version: 1
        kind: public-key
        media_types: [application/json]
        algorithm: %s
        message: "{body}"
        signature: {header: x-sig, encoding: base64}
        key: {decode: base64}
        """
            .formatted(algorithm);
    var profile = ((Reading.Read<Profile>) ProfileForm.read(text)).value();
    var key = SourceKey.always(Base64.getEncoder().encodeToString(PAIR.getPublic().getEncoded()));
    var headers = Map.of("x-sig", List.of(Base64.getEncoder().encodeToString(signature)));
    return DeliveryVerifiers.create(profile, List.of(key), Map.of())
        .verify(new RawDelivery("POST", "https://x/", headers, Bytes.of(BODY), Instant.EPOCH));
  }

  private static byte[] signed(String algorithm) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(PAIR.getPrivate());
      signature.update(BODY);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair p256() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
