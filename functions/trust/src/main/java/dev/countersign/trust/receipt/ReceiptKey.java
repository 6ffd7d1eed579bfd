package dev.countersign.trust.receipt;

import dev.countersign.trust.verify.key.UnusableKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * One Ed25519 key of receipts as a JWK (RFC 8037), with its private half or without. The members
 * {@code nbf} and {@code exp} (OpenID Federation 1.0, "Federation Historical Keys Response") say in
 * whole seconds from when it signs, and at which instant it has ended.
 *
 * @param notBefore the first instant at which it signs; null for no beginning
 * @param expires the instant from which it signs no more; null for no end
 */
record ReceiptKey(
    OctetKeyPairJsonWebKey jwk, @Nullable Instant notBefore, @Nullable Instant expires) {
  private static final String NOT_BEFORE = "nbf";
  private static final String EXPIRES = "exp";

  /**
   * The key of these members.
   *
   * @throws UnusableKey when it is not an Ed25519 key with a {@code kid}, or its halves don't
   *     belong together
   */
  static ReceiptKey of(Map<String, Object> members) {
    try {
      var read = JsonWebKey.Factory.newJwk(members);
      if (!(read instanceof OctetKeyPairJsonWebKey pair)
          || !(pair.getPublicKey() instanceof EdECPublicKey open)
          || !open.getParams().getName().equals("Ed25519")) {
        throw new UnusableKey("not an Ed25519 JWK (kty OKP, crv Ed25519)");
      }
      if (pair.getKeyId() == null || pair.getKeyId().isBlank()) {
        throw new UnusableKey("a JWK without a kid");
      }
      if (pair.getPrivateKey() != null && !belongTogether(pair)) {
        throw new UnusableKey(
            "the halves of a JWK don't belong together: x does not verify what d signs");
      }
      return new ReceiptKey(pair, time(members, NOT_BEFORE), time(members, EXPIRES));
    } catch (JoseException | IllegalArgumentException | DateTimeException e) {
      throw new UnusableKey("not a JWK");
    }
  }

  /** A new key that signs from {@code start} on. Its {@code kid} is its thumbprint (RFC 7638). */
  static ReceiptKey generate(@Nullable Instant start) {
    try {
      var made = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      made.setKeyId(made.calculateBase64urlEncodedThumbprint("SHA-256"));
      return new ReceiptKey(made, start, null);
    } catch (JoseException e) {
      throw new IllegalStateException("every Java 25 platform has Ed25519", e);
    }
  }

  String kid() {
    return jwk.getKeyId();
  }

  /** As RFC 7638 has it, with SHA-256 and in base64url. */
  String thumbprint() {
    return jwk.calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /** The private half, where this key signs at this instant. */
  Optional<EdECPrivateKey> signing(Instant at) {
    return isLive(at) && jwk.getPrivateKey() instanceof EdECPrivateKey secret
        ? Optional.of(secret)
        : Optional.empty();
  }

  boolean isLive(Instant at) {
    return (notBefore == null || !at.isBefore(notBefore)) && !hasEnded(at);
  }

  boolean hasEnded(Instant at) {
    return expires != null && !at.isBefore(expires);
  }

  /** The same key, which ends at this instant. */
  ReceiptKey endingAt(Instant end) {
    return new ReceiptKey(jwk, notBefore, end);
  }

  /** All members, for the key's home. */
  Map<String, Object> secret() {
    return written(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
  }

  /** The members that everybody may see. */
  Map<String, Object> open() {
    return written(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private Map<String, Object> written(JsonWebKey.OutputControlLevel level) {
    var members = jwk.toParams(level);
    members.put("use", "sig");
    members.put("alg", "EdDSA");
    if (notBefore != null) {
      members.put(NOT_BEFORE, notBefore.getEpochSecond());
    }
    if (expires != null) {
      members.put(EXPIRES, expires.getEpochSecond());
    }
    return members;
  }

  private static @Nullable Instant time(Map<String, Object> members, String name) {
    return switch (members.get(name)) {
      case null -> null;
      case Long seconds -> Instant.ofEpochSecond(seconds);
      case Object other -> throw new UnusableKey(name + " of a JWK is no whole number of seconds");
    };
  }

  private static boolean belongTogether(PublicJsonWebKey pair) throws JoseException {
    var probe = new JsonWebSignature();
    probe.setAlgorithmHeaderValue("EdDSA");
    probe.setPayload("probe");
    probe.setKey(pair.getPrivateKey());
    var check = new JsonWebSignature();
    check.setCompactSerialization(probe.getCompactSerialization());
    check.setKey(pair.getPublicKey());
    return check.verifySignature();
  }

  /** Prints nothing of the key. */
  @Override
  public String toString() {
    return "ReceiptKey[…]";
  }
}
