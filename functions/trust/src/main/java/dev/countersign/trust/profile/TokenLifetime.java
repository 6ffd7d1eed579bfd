package dev.countersign.trust.profile;

import java.time.Duration;

/**
 * The limits on a token's times.
 *
 * @param issuedPast how far {@code iat} may lie before the receipt
 * @param issuedFuture how far {@code iat} may lie after the receipt
 * @param longest the longest time from {@code iat} to {@code exp}
 * @param issued whether {@code iat} must be there
 */
public record TokenLifetime(
    Duration issuedPast, Duration issuedFuture, Duration longest, Issued issued) {

  /** Whether the claim {@code iat} must be there. */
  public enum Issued {
    REQUIRED,
    OPTIONAL
  }
}
