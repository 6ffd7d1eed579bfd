package dev.countersign.proof.note;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of signatures that are read here (C2SP signed-note, "Signature types"). */
public enum NoteAlgorithm {
  /** Ed25519 (RFC 8032) over the note's text. */
  ED25519(0x01, 32, 64),
  /** Ed25519 over a time and a checkpoint's text (C2SP tlog-cosignature). */
  ED25519_COSIGNATURE(0x04, 32, 64),
  /**
   * ML-DSA-44 (FIPS 204) over a time, the cosigner's name and a checkpoint (C2SP tlog-cosignature).
   */
  ML_DSA_44_COSIGNATURE(0x06, 1312, 2420);

  private final byte type;
  private final int keyLength;
  private final int signatureLength;

  NoteAlgorithm(int type, int keyLength, int signatureLength) {
    this.type = (byte) type;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  /** The algorithm of this signature type; empty where it isn't one of these. */
  static Optional<NoteAlgorithm> ofType(byte type) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.type == type).findFirst();
  }

  byte type() {
    return type;
  }

  /** How many bytes a public key has. */
  int keyLength() {
    return keyLength;
  }

  /** How many bytes a signature has, the time before it not counted. */
  int signatureLength() {
    return signatureLength;
  }

  /** Whether the signature says when it was made. */
  public boolean isCosignature() {
    return this != ED25519;
  }
}
