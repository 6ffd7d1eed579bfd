package dev.countersign.app.registry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many of something at once, refilled evenly over a minute. It is kept in one process: several
 * processes allow so many each.
 */
public final class TokenBucket {
  private static final double MINUTE = Duration.ofMinutes(1).toNanos();

  private final int most;
  private final LongSupplier nanos;
  private double left;
  private long then;

  /**
   * A full one.
   *
   * @param most at once, and a minute's refill; 1 or more
   * @param nanos a clock that only goes forward
   */
  public TokenBucket(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.left = most;
    this.then = nanos.getAsLong();
  }

  public int most() {
    return most;
  }

  /** Takes one where one is left; how long to wait otherwise. */
  public synchronized Duration take() {
    long now = nanos.getAsLong();
    left = Math.min(most, left + (now - then) * most / MINUTE);
    then = now;
    if (left < 1) {
      return Duration.ofNanos((long) Math.ceil((1 - left) * MINUTE / most));
    }
    left -= 1;
    return Duration.ZERO;
  }
}
