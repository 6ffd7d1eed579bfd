package dev.countersign.testing.oracle;

import java.time.Instant;

/** A person ruled on a contradiction, and it was taken. */
public record OracleRuling(Finding finding, Instant at) {
  /** What was found. */
  public enum Finding {
    STANDS,
    FALLS
  }
}
