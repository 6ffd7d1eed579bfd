package dev.countersign.trust.profile;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms of HTTP message signatures (RFC 9421, section 3.3) that are used here. */
public enum HttpSignatureAlgorithm {
  HMAC_SHA256("hmac-sha256", "secret", "HmacSHA256"),
  ED25519("ed25519", "EdDSA", "Ed25519"),
  ECDSA_P256("ecdsa-p256-sha256", "EC", "SHA256withECDSAinP1363Format"),
  RSA_PSS("rsa-pss-sha512", "RSA", "RSASSA-PSS"),
  RSA_V15("rsa-v1_5-sha256", "RSA", "SHA256withRSA");

  private final String wire;
  private final String family;
  private final String jca;

  HttpSignatureAlgorithm(String wire, String family, String jca) {
    this.wire = wire;
    this.family = family;
    this.jca = jca;
  }

  /** The algorithm of this registered name. Empty where none is used here. */
  public static Optional<HttpSignatureAlgorithm> named(String wire) {
    return Arrays.stream(values()).filter(each -> each.wire.equals(wire)).findFirst();
  }

  /** The registered name, as the parameter {@code alg} gives it. */
  public String wire() {
    return wire;
  }

  /** The family of its keys; {@code secret} for a shared secret. */
  public String family() {
    return family;
  }

  /** The name in the Java Cryptography Architecture. */
  public String jca() {
    return jca;
  }
}
