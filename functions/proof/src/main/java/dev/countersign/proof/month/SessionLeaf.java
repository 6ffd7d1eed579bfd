package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A message that recorded a session, also of one that no outcome ever knew. */
public record SessionLeaf(JsonNode.Obj json) implements MonthLeaf {
  private static final int DIGITS = 32;

  /**
   * The key of a session's leaf.
   *
   * @param digest of the delivery that recorded it, 64 hexadecimal digits
   * @param message the first 16 digits of the message's name: a delivery may hold several messages
   *     of one session
   */
  public static String key(String session, String digest, String message) {
    return begin(session, digest) + message;
  }

  /** Whether a key is one of this session and delivery. */
  static boolean isKey(String key, String session, String digest) {
    return key.startsWith(begin(session, digest));
  }

  private static String begin(String session, String digest) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8));
      return "S/" + HexFormat.of().formatHex(sha).substring(0, DIGITS) + "/" + digest + "/";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public String source() {
    return json.text("source").orElseThrow();
  }
}
