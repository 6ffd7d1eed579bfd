package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which times an engine takes, as seen from now.
 *
 * @param late how old a time may be; none if as old as it likes
 * @param future how far ahead a time may be; none if as far as it likes
 */
public record TimeLimits(@Nullable Duration late, @Nullable Duration future) {

  /** Every time. */
  public static TimeLimits none() {
    return new TimeLimits(null, null);
  }

  boolean isTooLate(Instant time, Instant now) {
    return late != null && time.isBefore(now.minus(late));
  }

  boolean isTooFarAhead(Instant time, Instant now) {
    return future != null && time.isAfter(now.plus(future));
  }
}
