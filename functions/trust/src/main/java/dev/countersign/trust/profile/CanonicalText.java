package dev.countersign.trust.profile;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Decodes text of which only one spelling is accepted, so that no signature has a second one. */
public final class CanonicalText {
  /** How bytes are written. */
  public enum Encoding {
    BASE64,
    BASE64URL,
    HEX
  }

  private CanonicalText() {}

  public static Optional<byte[]> decode(String text, Encoding encoding) {
    try {
      byte[] bytes =
          switch (encoding) {
            case BASE64 -> Base64.getDecoder().decode(text);
            case BASE64URL -> Base64.getUrlDecoder().decode(text);
            case HEX -> HexFormat.of().parseHex(text);
          };
      return encode(bytes, encoding).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static String encode(byte[] bytes, Encoding encoding) {
    return switch (encoding) {
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case HEX -> HexFormat.of().formatHex(bytes);
    };
  }

  public static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
