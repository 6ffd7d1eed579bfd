package dev.countersign.forms.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Bytes that must not be seen: they don't print, and compare only in constant time. */
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  public static Secret ofText(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of what it is, for the one place that uses it. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** As UTF-8 text, for the one place that parses it. */
  public String revealText() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Compares without telling by its time where the first difference lies. */
  public boolean sameAs(byte[] other) {
    return MessageDigest.isEqual(bytes, other);
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
