package dev.countersign.domain.registers;

import dev.countersign.domain.session.Session;
import java.time.Instant;

/**
 * The span after the table was taken back to an earlier time, in which the sources send again what
 * was lost. Until it ends, what an outcome knows is a part of what was said: what stands by the bus
 * is left as it is.
 *
 * @param from when the outcome was told what the bus has
 * @param until when it is decided again, by all that it knows then; not before {@code from}
 */
public record Restoration(Instant from, Instant until) {
  public Restoration {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a restoration ends before it begins");
    }
  }

  /** Whether the sources are still given time. */
  public boolean lasts(Instant now) {
    return now.isBefore(until);
  }

  /** Whether a session came in it: then it counts as if it had come within its wait. */
  public boolean saw(Session session) {
    return !session.firstReceivedAt().isBefore(from) && !session.firstReceivedAt().isAfter(until);
  }

  /** From the earlier beginning to the later end of two, in whatever order they were told. */
  Restoration with(Restoration other) {
    return new Restoration(
        from.isBefore(other.from) ? from : other.from,
        until.isAfter(other.until) ? until : other.until);
  }
}
