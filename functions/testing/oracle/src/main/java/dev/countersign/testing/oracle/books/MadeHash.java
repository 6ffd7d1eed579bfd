package dev.countersign.testing.oracle.books;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the pages have it. */
final class MadeHash {
  private MadeHash() {}

  /** Of texts of ASCII, each preceded by its length and a colon. */
  static String of(String... parts) {
    var whole = new StringBuilder();
    for (String part : parts) {
      whole.append(part.length()).append(':').append(part);
    }
    return ofText(whole.toString());
  }

  /** Of one text. */
  static String ofText(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
