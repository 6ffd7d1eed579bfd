package dev.countersign.trust.profile;

/** How a signature over a built message is checked. */
public sealed interface SignatureScheme {
  /** How the key's text becomes a key. */
  KeyText key();

  /**
   * RFC 2104.
   *
   * @param algorithm as {@link javax.crypto.Mac} names it
   */
  record Hmac(String algorithm, KeyText key) implements SignatureScheme {}

  /**
   * A plain hash over a message that holds the key: HubSpot v1 and v2.
   *
   * @param algorithm as {@link java.security.MessageDigest} names it
   */
  record Hash(String algorithm, KeyText key) implements SignatureScheme {}

  record PublicKey(Algorithm algorithm, KeyText key) implements SignatureScheme {}

  /** Signatures by public key. */
  enum Algorithm {
    ED25519("Ed25519", "Ed25519"),
    /** PKCS #1 v1.5. */
    RSA_SHA256("SHA256withRSA", "RSA"),
    /** r and s as ASN.1 DER. */
    ECDSA_P256_DER("SHA256withECDSA", "EC"),
    /** r and s one after the other, 64 bytes. */
    ECDSA_P256_P1363("SHA256withECDSAinP1363Format", "EC");

    private final String jca;
    private final String family;

    Algorithm(String jca, String family) {
      this.jca = jca;
      this.family = family;
    }

    public String jca() {
      return jca;
    }

    public String family() {
      return family;
    }
  }

  /**
   * How a key's text becomes bytes.
   *
   * @param strip a prefix that some vendors write before it
   */
  record KeyText(String strip, Decoding decode, int fewest, int most) {}

  enum Decoding {
    UTF8,
    BASE64,
    HEX
  }
}
