package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.simulation.clock.Scheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock by which all caches of a world expire. It runs while a cache may be older than what was
 * applied last, and stands still after that: to read the same again would change nothing. So a
 * cache has what was before for its whole minute, as it does in a stack that is idle.
 */
final class CacheClock {
  private static final Duration OLDEST_CACHE = Duration.ofSeconds(61);

  private final Scheduler clock;
  private Instant applied;
  private long before;

  CacheClock(Scheduler clock) {
    this.clock = clock;
    this.applied = clock.now();
  }

  /** Something was applied that caches don't have yet. */
  void applied() {
    before = nanos();
    applied = clock.now();
  }

  /** How long it ran, in nanoseconds. */
  long nanos() {
    var since = Duration.between(applied, clock.now());
    return before + (mayBeStale() ? since : OLDEST_CACHE).toNanos();
  }

  /** Whether caches may still be older than what was applied last. */
  boolean mayBeStale() {
    return clock.now().isBefore(applied.plus(OLDEST_CACHE));
  }
}
