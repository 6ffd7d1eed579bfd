package dev.countersign.testing.oracle.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The grace after a restore (disputes.md, section 10). An outcome that lacks nothing of what the bus
 * has, and has no dispute that is undecided, has none.
 */
final class OracleGrace {
  private @Nullable Instant begin;
  private Instant end = Instant.MIN;

  void told(OracleTold.Restored by) {
    begin = begin == null ? by.toldAt() : begin;
    end = by.graceEnd().isAfter(end) ? by.graceEnd() : end;
  }

  /** Whether it lasts, and the bill is left as the bus has it. */
  boolean lasts(Instant now) {
    return contains(now);
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
