package dev.countersign.app.registry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket: it allows a number of things at once and refills evenly over a minute. It lives
 * in one process, so several processes allow that number each.
 */
public final class TokenBucket {
  private static final double MINUTE = Duration.ofMinutes(1).toNanos();

  private final int most;
  private final LongSupplier nanos;
  private double left;
  private long then;

  /**
   * A full bucket.
   *
   * @param most how many it holds and refills in a minute; 1 or more
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

  /** Takes a token; returns zero, or how long to wait where none is left. */
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
