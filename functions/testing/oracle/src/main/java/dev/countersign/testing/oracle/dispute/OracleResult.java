package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result that was published.
 *
 * @param revision the number of the positive result; a reversal has that of what it takes back
 * @param amount in minor units or units; of a reversal below zero
 * @param version of the terms
 */
public record OracleResult(
    int revision,
    long amount,
    @Nullable String currency,
    List<Share> shares,
    int version,
    Instant recordedAt,
    Instant occurredAt) {
  public OracleResult {
    shares = List.copyOf(shares);
  }

  public boolean isReversal() {
    return amount < 0;
  }
}
