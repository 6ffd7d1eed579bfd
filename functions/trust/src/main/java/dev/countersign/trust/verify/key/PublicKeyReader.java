package dev.countersign.trust.verify.key;

import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.SignatureScheme.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads public keys as vendors show them: PEM with any label, its base64 without the label, or the
 * 32 raw bytes of an Ed25519 key.
 */
public final class PublicKeyReader {
  /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
  private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeyReader() {}

  /**
   * Reads a public key for one algorithm.
   *
   * @throws UnusableKey when the text is not a key of the algorithm's family, or the key is too
   *     weak
   */
  public static PublicKey read(Algorithm algorithm, String text) {
    byte[] bytes = bytes(text);
    if (algorithm == Algorithm.ED25519 && bytes.length == 32) {
      bytes = CanonicalText.concat(ED25519_PREFIX, bytes);
    }
    return generated(algorithm.family(), bytes)
        .orElseThrow(() -> new UnusableKey("not a public key of the family " + algorithm.family()));
  }

  /**
   * Reads a public key of any family that is used here: RSA, EC or Ed25519.
   *
   * @throws UnusableKey when the text is not such a key, or the key is too weak
   */
  static PublicKey pem(String text) {
    byte[] spki = bytes(text);
    return Stream.of("RSA", "EC", "Ed25519")
        .flatMap(family -> generated(family, spki).stream())
        .findFirst()
        .orElseThrow(() -> new UnusableKey("not an RSA, EC or Ed25519 public key"));
  }

  private static byte[] bytes(String text) {
    if (text.contains("PRIVATE")) {
      throw new UnusableKey("a private key; give the public key");
    }
    try {
      return Base64.getDecoder()
          .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableKey("neither PEM nor base64");
    }
  }

  /** The key in a SubjectPublicKeyInfo. Empty where it is of another family. */
  private static Optional<PublicKey> generated(String family, byte[] spki) {
    try {
      var key = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
      return Optional.of(checked(key));
    } catch (GeneralSecurityException anotherFamily) {
      return Optional.empty();
    }
  }

  /** Refuses RSA keys that are too short or broken (ROCA), and families that are not used here. */
  static PublicKey checked(PublicKey key) {
    switch (key) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() < 2048 ->
          throw new UnusableKey("an RSA key of fewer than 2048 bits");
      case RSAPublicKey rsa when RocaFingerprint.matches(rsa.getModulus()) ->
          throw new UnusableKey("an RSA key of a broken generator (CVE-2017-15361)");
      case RSAPublicKey rsa -> {}
      case ECPublicKey ec -> {}
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> {}
      default -> throw new UnusableKey("a key of a family that is not used here");
    }
    return key;
  }
}
