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
 * Public keys as vendors show them: PEM whatever its label, the bare base64 of it, or raw bytes.
 */
public final class PublicKeyReader {
  /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeyReader() {}

  /**
   * The key.
   *
   * @throws UnusableKey when it is none of the algorithm's, or too weak
   */
  public static PublicKey read(Algorithm algorithm, String text) {
    byte[] bytes = bytes(text);
    if (algorithm == Algorithm.ED25519 && bytes.length == 32) {
      bytes = CanonicalText.joined(ED25519, bytes);
    }
    return generated(algorithm.family(), bytes)
        .orElseThrow(() -> new UnusableKey("no public key of the family " + algorithm.family()));
  }

  /**
   * The key of whatever family it is of.
   *
   * @throws UnusableKey when it is of none that is used here, or too weak
   */
  static PublicKey pem(String text) {
    byte[] spki = bytes(text);
    return Stream.of("RSA", "EC", "Ed25519")
        .flatMap(family -> generated(family, spki).stream())
        .findFirst()
        .orElseThrow(() -> new UnusableKey("a PEM that is no RSA, EC or Ed25519 public key"));
  }

  private static byte[] bytes(String text) {
    if (text.contains("PRIVATE")) {
      throw new UnusableKey("a private key where the public one belongs");
    }
    try {
      return Base64.getDecoder()
          .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new UnusableKey("neither PEM nor base64");
    }
  }

  /** The key in a SubjectPublicKeyInfo; none when it is of another family. */
  private static Optional<PublicKey> generated(String family, byte[] spki) {
    try {
      var key = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki));
      return Optional.of(checked(key));
    } catch (GeneralSecurityException anotherFamily) {
      return Optional.empty();
    }
  }

  /** Refuses what others can compute. */
  static PublicKey checked(PublicKey key) {
    switch (key) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() < 2048 ->
          throw new UnusableKey("an RSA key of fewer than 2048 bits");
      case RSAPublicKey rsa when RocaFingerprint.on(rsa.getModulus()) ->
          throw new UnusableKey("an RSA key that others can compute (CVE-2017-15361)");
      case RSAPublicKey rsa -> {}
      case ECPublicKey ec -> {}
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> {}
      default -> throw new UnusableKey("a key of a family that is not used here");
    }
    return key;
  }
}
