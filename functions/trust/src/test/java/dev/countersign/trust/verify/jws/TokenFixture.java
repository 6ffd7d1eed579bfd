package dev.countersign.trust.verify.jws;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Tokens that the JDK signs whatever their header says, and verifiers for them. */
final class TokenFixture {
  static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  static final long IAT = NOW.getEpochSecond();
  static final Map<String, String> SETTINGS =
      Map.of("issuer", "https://crm.example", "audience", "countersign");
  static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}";
  static final KeyPair RSA = rsa(2048);
  static final KeyPair EC = p256();

  private static final DeliveryVerifier VERIFIER = verifier(pem(RSA), SETTINGS);

  private TokenFixture() {}

  /** A verifier of the profile {@code jwt} with one key. */
  static DeliveryVerifier verifier(String key, Map<String, String> settings) {
    var profile = new BuiltInProfiles().find("jwt").orElseThrow();
    return DeliveryVerifiers.create(profile, List.of(SourceKey.always(key)), settings);
  }

  static VerifiedDelivery verified(String token) {
    return verified(VERIFIER, token);
  }

  static VerifiedDelivery verified(DeliveryVerifier verifier, String token) {
    return assertInstanceOf(Verification.Verified.class, verify(verifier, token)).delivery();
  }

  static RejectionReason rejected(String token) {
    return rejected(VERIFIER, token);
  }

  static RejectionReason rejected(DeliveryVerifier verifier, String token) {
    return assertInstanceOf(Verification.Rejected.class, verify(verifier, token)).reason();
  }

  private static Verification verify(DeliveryVerifier verifier, String token) {
    return verifier.verify(
        new RawDelivery("POST", "https://x.example/", Map.of(), Bytes.of(bytes(token)), NOW));
  }

  /** Good claims, with further members. */
  static String claims(String more) {
    return claims(IAT, IAT + 600).replace("\"statement\":{}}", "\"statement\":{}" + more + "}");
  }

  static String claims(long issued, long expires) {
    return "{\"iss\":\"https://crm.example\",\"aud\":\"countersign\",\"jti\":\"evt_1\",\"iat\":"
        + issued
        + ",\"exp\":"
        + expires
        + ",\"statement\":{}}";
  }

  static String signed(String header, String claims) {
    return signed(bytes(header), bytes(claims));
  }

  static String signed(byte[] header, byte[] claims) {
    String content = base64url(header) + "." + base64url(claims);
    return content + "." + base64url(signature("SHA256withRSA", RSA, content));
  }

  static byte[] signature(String algorithm, KeyPair pair, String content) {
    try {
      var signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(KeyPair pair) {
    String body = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
  }

  static String jwk(KeyPair pair, String kid) {
    try {
      var jwk = JsonWebKey.Factory.newJwk(pair.getPublic());
      jwk.setKeyId(kid);
      return jwk.toJson();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String base64url(String text) {
    return base64url(bytes(text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
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
