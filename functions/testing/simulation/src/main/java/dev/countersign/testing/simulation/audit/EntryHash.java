package dev.countersign.testing.simulation.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The hash that chains entries: SHA-256 of the canonical bytes, in base64url without padding. */
final class EntryHash {
  private EntryHash() {}

  /** The hash of an entry's canonical bytes. */
  static String of(byte[] canonical) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(canonical);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A hash as events write it: in hexadecimal. */
  static String hex(String base64url) {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64url));
  }
}
