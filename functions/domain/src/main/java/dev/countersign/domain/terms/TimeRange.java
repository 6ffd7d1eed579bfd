package dev.countersign.domain.terms;

import java.time.Instant;

/**
 * The times that statements and sessions may state, and that are computed from them: from {@link
 * #FIRST} up to, but not including, {@link #END}. Dates outside it stand for "unknown" in some
 * CRMs.
 */
public final class TimeRange {
  /** The first time inside. */
  public static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /** The first time outside; what is computed and would be later is this. */
  public static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private TimeRange() {}

  /** Whether it is a time that may be stated. */
  public static boolean contains(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  /** The computed time, at most {@link #END}. */
  static Instant clamped(Instant computed) {
    return computed.isAfter(END) ? END : computed;
  }
}
