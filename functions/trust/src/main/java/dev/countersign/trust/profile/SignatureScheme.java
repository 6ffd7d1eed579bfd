package dev.countersign.trust.profile;

/** How a signature over templated content is computed. */
public sealed interface SignatureScheme {
  /** How the text of a key becomes bytes. */
  KeyText key();

  /**
   * An HMAC (RFC 2104).
   *
   * @param algorithm the name as {@link javax.crypto.Mac} has it
   */
  record Hmac(String algorithm, KeyText key) implements SignatureScheme {}

  /**
   * A plain hash over content that holds the key (HubSpot, signature versions 1 and 2).
   *
   * @param algorithm the name as {@link java.security.MessageDigest} has it
   */
  record Hash(String algorithm, KeyText key) implements SignatureScheme {}

  /** A signature that is checked with a public key. */
  record PublicKey(Algorithm algorithm, KeyText key) implements SignatureScheme {}

  /** The algorithms with a public key. */
  enum Algorithm {
    ED25519("Ed25519", "Ed25519"),
    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2). */
    RSA_SHA256("SHA256withRSA", "RSA"),
    /** ECDSA on P-256 with SHA-256; r and s as ASN.1 DER (RFC 3279, section 2.2.3). */
    ECDSA_P256_DER("SHA256withECDSA", "EC"),
    /** ECDSA on P-256 with SHA-256; r and s one after the other, 64 bytes (IEEE P1363). */
    ECDSA_P256_P1363("SHA256withECDSAinP1363Format", "EC");

    private final String jca;
    private final String family;

    Algorithm(String jca, String family) {
      this.jca = jca;
      this.family = family;
    }

    /** The signature's name in the Java Cryptography Architecture. */
    public String jca() {
      return jca;
    }

    /** The key family's name in the Java Cryptography Architecture. */
    public String family() {
      return family;
    }
  }

  /**
   * How the text of a key becomes bytes.
   *
   * @param strip a prefix that is removed where it is there, such as {@code whsec_}
   * @param fewest the fewest bytes that a key may have
   * @param most the most bytes that a key may have
   */
  record KeyText(String strip, Decoding decode, int fewest, int most) {}

  /** How the text is decoded. */
  enum Decoding {
    UTF8,
    BASE64,
    HEX
  }
}
