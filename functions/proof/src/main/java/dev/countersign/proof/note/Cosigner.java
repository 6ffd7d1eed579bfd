package dev.countersign.proof.note;

import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/** Signs checkpoints of others and says when (C2SP tlog-cosignature). */
public final class Cosigner {
  private final NoteKey key;
  private final PrivateKey secret;

  private Cosigner(NoteKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  /**
   * A cosigner.
   *
   * @param algorithm one of the two of cosignatures
   * @param open the public half
   * @param secret the private half
   * @throws IllegalArgumentException when the name can't stand in a note, or the key is none of the
   *     algorithm
   */
  public static Cosigner of(
      String name, NoteAlgorithm algorithm, PublicKey open, PrivateKey secret) {
    if (!algorithm.isCosignature()) {
      throw new IllegalArgumentException(algorithm + " says no time");
    }
    return new Cosigner(NoteKey.of(name, algorithm, RawKeys.write(algorithm, open)), secret);
  }

  /**
   * The cosigner whose public half is known.
   *
   * @param secret the private half, of the key's algorithm; whether it is this key's, a signature
   *     tells
   * @throws IllegalArgumentException when the key is none of a cosigner
   */
  public static Cosigner of(NoteKey key, PrivateKey secret) {
    if (!key.algorithm().isCosignature()) {
      throw new IllegalArgumentException(key.algorithm() + " says no time");
    }
    return new Cosigner(key, secret);
  }

  /**
   * The key of a cosigner of this name; its algorithm follows from the public half.
   *
   * @throws IllegalArgumentException when the name can't stand in a note, or the key is neither of
   *     Ed25519 nor of ML-DSA-44
   */
  public static NoteKey key(String name, PublicKey open) {
    var algorithm =
        open.getAlgorithm().equals("EdDSA")
            ? NoteAlgorithm.ED25519_COSIGNATURE
            : NoteAlgorithm.ML_DSA_44_COSIGNATURE;
    return NoteKey.of(name, algorithm, RawKeys.write(algorithm, open));
  }

  /** Who verifies what this one signs. */
  public NoteKey key() {
    return key;
  }

  /**
   * The cosignature of a checkpoint. Whether it may be given, so whether the tree only grew, is for
   * the caller to know.
   *
   * @throws IllegalArgumentException when the note is no checkpoint
   */
  public NoteSignature cosign(SignedNote note, Instant now) {
    long seconds = now.getEpochSecond();
    byte[] message =
        SignedMessage.of(key, note.text(), seconds)
            .orElseThrow(() -> new IllegalArgumentException("no checkpoint"));
    var timed = new ByteArrayOutputStream();
    timed.writeBytes(SignedMessage.number(seconds));
    timed.writeBytes(NoteSigner.signature(key, secret, message));
    return new NoteSignature(key.name(), key.id(), timed.toByteArray());
  }

  /** Prints nothing of the private half. */
  @Override
  public String toString() {
    return "Cosigner[" + key + "]";
  }
}
