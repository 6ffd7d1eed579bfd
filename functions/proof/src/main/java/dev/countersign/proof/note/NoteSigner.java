package dev.countersign.proof.note;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs notes with Ed25519, so that signing the same text again gives the same bytes. */
public final class NoteSigner {
  private final NoteKey key;
  private final RawSigner secret;

  private NoteSigner(NoteKey key, RawSigner secret) {
    this.key = key;
    this.secret = secret;
  }

  /** Whoever holds the private half, so that it need not be here. */
  @FunctionalInterface
  public interface RawSigner {
    /** The Ed25519 signature (RFC 8032) of these bytes: 64 bytes. */
    byte[] sign(byte[] message);
  }

  /**
   * A signer whose private half is elsewhere.
   *
   * @param name under which the key signs: of a checkpoint its origin
   * @param material the public half: 32 bytes
   * @throws IllegalArgumentException when the name can't stand in a note, or it's no Ed25519 key
   */
  public static NoteSigner of(String name, byte[] material, RawSigner secret) {
    return new NoteSigner(NoteKey.of(name, NoteAlgorithm.ED25519, material), secret);
  }

  /**
   * A signer.
   *
   * @param name under which the key signs: of a checkpoint its origin
   * @param open the public half, of Ed25519
   * @param secret the private half
   * @throws IllegalArgumentException when the name can't stand in a note, or it's no Ed25519 key
   */
  public static NoteSigner of(String name, PublicKey open, PrivateKey secret) {
    byte[] material = RawKeys.write(NoteAlgorithm.ED25519, open);
    var key = NoteKey.of(name, NoteAlgorithm.ED25519, material);
    return new NoteSigner(key, message -> signature(key, secret, message));
  }

  /** Who verifies what this one signs. */
  public NoteKey key() {
    return key;
  }

  /** The signature of a note's text. */
  public NoteSignature sign(String text) {
    byte[] message = SignedMessage.of(key, text, 0).orElseThrow();
    return new NoteSignature(key.name(), key.id(), secret.sign(message));
  }

  static byte[] signature(NoteKey key, PrivateKey secret, byte[] message) {
    try {
      var signer = Signature.getInstance(RawKeys.jdkName(key.algorithm()));
      signer.initSign(secret);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of " + key.algorithm() + " that can't sign", e);
    }
  }

  /** Prints nothing of the private half. */
  @Override
  public String toString() {
    return "NoteSigner[" + key + "]";
  }
}
