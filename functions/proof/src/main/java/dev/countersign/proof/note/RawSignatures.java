package dev.countersign.proof.note;

import java.security.GeneralSecurityException;
import java.security.Signature;

/** Verifies a signature by a raw public key. */
public final class RawSignatures {
  private RawSignatures() {}

  /**
   * Whether this key signed this message with this signature.
   *
   * @param material the raw public key: 32 bytes of Ed25519, 1,312 of ML-DSA-44
   */
  public static boolean verifies(
      NoteAlgorithm algorithm, byte[] material, byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance(RawKeys.jdkName(algorithm));
      verifier.initVerify(RawKeys.read(algorithm, material));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // no point of the curve, or no signature of this form
    }
  }
}
