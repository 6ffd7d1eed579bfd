package dev.countersign.testing.oracle.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The grace after a restore (disputes.md, section 10). */
final class OracleGrace {
  private @Nullable Instant begin;
  private Instant end = Instant.MIN;
  private boolean freezes;

  void told(OracleTold.Restored by, String claim) {
    begin = begin == null ? by.toldAt() : begin;
    end = by.graceEnd().isAfter(end) ? by.graceEnd() : end;
    freezes = by.bus().containsKey(claim);
  }

  boolean lasts(Instant now) {
    return contains(now);
  }

  /** Whether the bill is left as the bus has it. */
  boolean freezes(Instant now) {
    return freezes && lasts(now);
  }

  /** From the telling, included, to the end, excluded. */
  boolean contains(Instant received) {
    return begin != null && !received.isBefore(begin) && received.isBefore(end);
  }

  /** A deadline is never before the grace's end. */
  Instant notBefore(Instant deadline) {
    return begin != null && deadline.isBefore(end) ? end : deadline;
  }

  /** When it ends, if that is ahead. */
  @Nullable Instant next(Instant now) {
    return lasts(now) ? end : null;
  }
}
