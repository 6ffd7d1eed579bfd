package dev.countersign.proof.month;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands in the log of months: 32 bytes that say nothing to whom nobody gave the salt. */
public final class LogLeaf {
  /** How many random bytes a salt has. */
  public static final int SALT = 16;

  private LogLeaf() {}

  /** The leaf of a sealed month. */
  public static byte[] ofMonth(byte[] salt, Checkpoint checkpoint) {
    return hash("countersign month", salt, checkpoint.text());
  }

  /** The leaf of what an open month has at a day's end. */
  public static byte[] ofDay(byte[] salt, Checkpoint checkpoint) {
    return hash("countersign day", salt, checkpoint.text());
  }

  /** The leaf of a key that is to sign receipts and months. */
  public static byte[] ofKey(byte[] salt, NoteKey key) {
    return hash("countersign key", salt, key.vkey());
  }

  private static byte[] hash(String label, byte[] salt, String text) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("a salt of " + salt.length + " bytes");
    }
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(label.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(salt);
      return sha.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
