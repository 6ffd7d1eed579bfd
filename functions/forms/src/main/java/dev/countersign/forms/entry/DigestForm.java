package dev.countersign.forms.entry;

import dev.countersign.domain.Digest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A digest as base64url without padding (RFC 4648, section 5): 43 characters instead of 64, since
 * an entry holds many.
 */
final class DigestForm {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final HexFormat HEX = HexFormat.of();

  private DigestForm() {}

  static String write(Digest digest) {
    return ENCODER.encodeToString(HEX.parseHex(digest.hex()));
  }

  static Digest read(String text) {
    return new Digest(HEX.formatHex(Base64.getUrlDecoder().decode(text)));
  }
}
