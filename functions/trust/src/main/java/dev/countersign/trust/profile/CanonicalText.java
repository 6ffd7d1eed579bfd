package dev.countersign.trust.profile;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Encodes bytes as text, and decodes text of which only one spelling is accepted, so that nobody
 * can write a valid signature in a second way.
 */
public final class CanonicalText {
  /** How bytes are written as text. */
  public enum Encoding {
    /** Base64 with padding (RFC 4648, section 4). */
    BASE64,
    /** Base64url without padding (RFC 4648, section 5; RFC 7515). */
    BASE64URL,
    /** Lower-case hexadecimal. */
    HEX
  }

  private CanonicalText() {}

  /** The bytes. Empty where the text is not the one spelling that {@link #encode} writes. */
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

  /** The one spelling of these bytes. */
  public static String encode(byte[] bytes, Encoding encoding) {
    return switch (encoding) {
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case HEX -> HexFormat.of().formatHex(bytes);
    };
  }

  /** The parts one after the other. */
  public static byte[] concat(byte[]... parts) {
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
