package dev.countersign.local.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, one beside it, or one that stands still. Each can be moved forward. */
public final class LocalClock implements InstantSource {
  private final InstantSource base;
  private final AtomicReference<Duration> ahead;

  private LocalClock(InstantSource base, Duration ahead) {
    this.base = base;
    this.ahead = new AtomicReference<>(ahead);
  }

  /** The machine's clock. */
  public static LocalClock ofMachine() {
    return new LocalClock(InstantSource.system(), Duration.ZERO);
  }

  /** A clock that shows this time now, and goes on as the machine's does. */
  public static LocalClock startingAt(Instant time) {
    var base = InstantSource.system();
    return new LocalClock(base, Duration.between(base.instant(), time));
  }

  /** A clock that stands at this time and moves only by {@link #pass}. */
  public static LocalClock standingAt(Instant time) {
    return new LocalClock(InstantSource.fixed(time), Duration.ZERO);
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
