package dev.countersign.proof.text;

import java.util.Base64;
import java.util.Optional;

/** Standard Base64 (RFC 4648, section 4) in its one form: with padding and without spare bits. */
public final class StrictBase64 {
  private StrictBase64() {}

  /** The bytes, in text. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The bytes of this text; empty where another text stands for the same bytes, or none do. */
  public static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
