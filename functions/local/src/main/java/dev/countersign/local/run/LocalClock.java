package dev.countersign.local.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, or one that stands still. Either can be moved forward. */
public final class LocalClock implements InstantSource {
  private final InstantSource base;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  private LocalClock(InstantSource base) {
    this.base = base;
  }

  static LocalClock ofMachine() {
    return new LocalClock(InstantSource.system());
  }

  /** A clock that stands at this time and moves only by {@link #pass}. */
  public static LocalClock standingAt(Instant time) {
    return new LocalClock(InstantSource.fixed(time));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  /** Moves the clock forward by this span. */
  public void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }

  /**
   * The time of caches and rates, in nanoseconds. A minute of theirs is a second here, so that what
   * is applied is in force soon.
   */
  static long cacheNanos() {
    return System.nanoTime() * 60;
  }

  /** The same for what somebody mends and then tries again at once: a hundredth of a second. */
  static long freshNanos() {
    return System.nanoTime() * 6000;
  }
}
