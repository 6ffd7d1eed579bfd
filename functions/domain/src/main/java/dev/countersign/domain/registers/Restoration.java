package dev.countersign.domain.registers;

import dev.countersign.domain.session.Session;
import java.time.Instant;

/**
 * The grace after the table was taken back to an earlier time. In it the sources send again what
 * was lost; until it ends the outcome knows only a part, so the bill is left as the bus has it.
 *
 * @param from when the outcome was told what the bus has
 * @param until when the grace ends and the outcome is decided again; not before {@code from}
 */
public record Restoration(Instant from, Instant until) {
  public Restoration {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a restoration ends before it begins");
    }
  }

  /** Whether the grace still lasts: {@code now} is before its end. */
  public boolean lasts(Instant now) {
    return now.isBefore(until);
  }

  /** Whether a session was first received in it, both ends included: it then came in time. */
  public boolean covers(Session session) {
    return !session.firstReceivedAt().isBefore(from) && !session.firstReceivedAt().isAfter(until);
  }

  /** From the earlier beginning to the later end of both. */
  Restoration joined(Restoration other) {
    return new Restoration(
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until);
  }
}
