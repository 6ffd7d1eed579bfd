package dev.countersign.trust;

import dev.countersign.trust.Check.Algorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Public keys as vendors show them: PEM whatever its label, the bare base64 of it, or raw bytes.
 */
final class PublicKeys {
  /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeys() {}

  /**
   * The key.
   *
   * @throws BadKey when it is none of the algorithm's, or too weak
   */
  static PublicKey read(Algorithm algorithm, String text) {
    if (text.contains("PRIVATE")) {
      throw new BadKey("a private key where the public one belongs");
    }
    String bare = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(bare);
    } catch (IllegalArgumentException e) {
      throw new BadKey("neither PEM nor base64");
    }
    if (algorithm == Algorithm.ED25519 && bytes.length == 32) {
      bytes = CanonicalText.joined(ED25519, bytes);
    }
    return generated(algorithm.family(), bytes);
  }

  /** The key of this family in a SubjectPublicKeyInfo. */
  static PublicKey generated(String family, byte[] spki) {
    try {
      var key = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
      return checked(key);
    } catch (GeneralSecurityException e) {
      throw new BadKey("no public key of the family " + family);
    }
  }

  /** Refuses what others can compute. */
  static PublicKey checked(PublicKey key) {
    switch (key) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() < 2048 ->
          throw new BadKey("an RSA key of fewer than 2048 bits");
      case RSAPublicKey rsa when RocaFingerprint.on(rsa.getModulus()) ->
          throw new BadKey("an RSA key that others can compute (CVE-2017-15361)");
      case RSAPublicKey rsa -> {}
      case ECPublicKey ec -> {}
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> {}
      default -> throw new BadKey("a key of a family that is not used here");
    }
    return key;
  }
}
