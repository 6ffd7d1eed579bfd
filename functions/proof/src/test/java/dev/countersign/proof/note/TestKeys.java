package dev.countersign.proof.note;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Keys that are made for one test. */
public final class TestKeys {
  private TestKeys() {}

  /** A signer of notes under this name, with a new key. */
  public static NoteSigner signer(String name) {
    var pair = pair("Ed25519");
    return NoteSigner.of(name, pair.getPublic(), pair.getPrivate());
  }

  /** A cosigner under this name, with a new key. */
  public static Cosigner cosigner(String name, NoteAlgorithm algorithm) {
    var pair = pair(RawKeys.jdkName(algorithm));
    return Cosigner.of(name, algorithm, pair.getPublic(), pair.getPrivate());
  }

  /** A new pair of keys of an algorithm of the JDK. */
  public static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
