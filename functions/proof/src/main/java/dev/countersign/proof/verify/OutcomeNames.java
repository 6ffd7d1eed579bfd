package dev.countersign.proof.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The ids of outcomes, which follow from the tenant and the claim. */
final class OutcomeNames {
  private static final int DIGITS = 32;

  private OutcomeNames() {}

  /**
   * The id of the outcome of a claim: {@code out_} and the first 32 hexadecimal digits of the
   * SHA-256 over {@code outcome}, the tenant and the claim, each preceded by its length in bytes
   * and a colon.
   */
  static String of(String tenant, String claim) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (String part : List.of("outcome", tenant, claim)) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return "out_" + HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
