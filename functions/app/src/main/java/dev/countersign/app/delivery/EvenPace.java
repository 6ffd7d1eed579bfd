package dev.countersign.app.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds a refusal back until a whole number of steps has passed since its request came. How long
 * finding out took would otherwise tell which scheme a source has, and whether there is one.
 */
@FunctionalInterface
public interface EvenPace {
  /** Holds nothing back. */
  EvenPace NONE = started -> {};

  /** Longer than any refusal takes to be found, so that nearly all take one step. */
  Duration STEP = Duration.ofMillis(20);

  /** Waits. {@code started} is of {@link System#nanoTime}. */
  void hold(long started);

  /** Refusals in steps of 20 ms. */
  static EvenPace inSteps() {
    long step = STEP.toNanos();
    return started -> {
      long taken = System.nanoTime() - started;
      long until = started + (taken / step + 1) * step;
      for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        LockSupport.parkNanos(left);
      }
    };
  }
}
