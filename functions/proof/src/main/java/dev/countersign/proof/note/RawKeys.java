package dev.countersign.proof.note;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public keys as notes write them, and as the JDK wants them: what stands before them in SPKI. */
final class RawKeys {
  /** Algorithm id-Ed25519 (RFC 8410), then a bit string of 32 bytes. */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Algorithm id-ml-dsa-44 (RFC 9881), then a bit string of 1,312 bytes. */
  private static final byte[] ML_DSA_44 =
      HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

  private RawKeys() {}

  /**
   * The JDK's key of these bytes.
   *
   * @throws GeneralSecurityException when they are no public key
   */
  static PublicKey read(NoteAlgorithm algorithm, byte[] material) throws GeneralSecurityException {
    var spki = new ByteArrayOutputStream();
    spki.writeBytes(prefix(algorithm));
    spki.writeBytes(material);
    return KeyFactory.getInstance(jdkName(algorithm))
        .generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
  }

  /**
   * The raw bytes of a JDK's key.
   *
   * @throws IllegalArgumentException when it isn't one of the algorithm
   */
  static byte[] write(NoteAlgorithm algorithm, PublicKey key) {
    byte[] spki = key.getEncoded();
    byte[] prefix = prefix(algorithm);
    if (spki == null
        || spki.length != prefix.length + algorithm.keyLength()
        || !Arrays.equals(spki, 0, prefix.length, prefix, 0, prefix.length)) {
      throw new IllegalArgumentException("not a public key of " + algorithm);
    }
    return Arrays.copyOfRange(spki, prefix.length, spki.length);
  }

  static String jdkName(NoteAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519, ED25519_COSIGNATURE -> "Ed25519";
      case ML_DSA_44_COSIGNATURE -> "ML-DSA-44";
    };
  }

  private static byte[] prefix(NoteAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519, ED25519_COSIGNATURE -> ED25519;
      case ML_DSA_44_COSIGNATURE -> ML_DSA_44;
    };
  }
}
