package dev.countersign.lambda.wiring;

import dev.countersign.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many look-ups of what is not in the cache a process makes: so many at once, refilled evenly
 * over a minute. Made-up names of sources must not be a way to make us pay for reads; a known
 * source needs one look-up a minute.
 */
public final class LookupBudget {
  private final int most;
  private final LongSupplier nanos;
  private double left;
  private long then;

  /**
   * A full budget.
   *
   * @param most look-ups at once, and a minute's refill
   * @param nanos a clock that only goes forward
   */
  public LookupBudget(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.left = most;
    this.then = nanos.getAsLong();
  }

  /**
   * Takes one.
   *
   * @throws LedgerUnavailable when none is left: nothing was lost, the sender tries again
   */
  synchronized void take() {
    long now = nanos.getAsLong();
    left = Math.min(most, left + (double) (now - then) * most / Duration.ofMinutes(1).toNanos());
    then = now;
    if (left < 1) {
      throw new LedgerUnavailable("too many look-ups of sources", null);
    }
    left -= 1;
  }
}
