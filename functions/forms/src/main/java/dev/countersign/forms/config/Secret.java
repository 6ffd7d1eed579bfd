package dev.countersign.forms.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Secret bytes: they are not printed, and are compared in constant time only. */
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** These bytes, copied. */
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** This text as UTF-8. */
  public static Secret ofText(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes, for the one place that uses them. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** The bytes as UTF-8 text, for the one place that parses it. */
  public String revealText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Whether the bytes are the same; the time that it takes does not tell where they differ. */
  public boolean sameAs(byte[] other) {
    return MessageDigest.isEqual(bytes, other);
  }

  /** How many bytes. */
  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
