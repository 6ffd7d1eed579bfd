package dev.countersign.testing.oracle;

import java.time.Instant;

/** A recorded ruling: its finding and the time of the resolution. */
public record OracleRuling(Finding finding, Instant at) {
  /** What the person found. */
  public enum Finding {
    STANDS,
    FALLS
  }
}
