package dev.countersign.app.history;

import java.util.concurrent.ThreadLocalRandom;

/** The pause before whoever lost a race reads again. */
@FunctionalInterface
public interface RetryPause {
  /** Waits before this try; the first is number 1. */
  void before(int attempt);

  /**
   * Waits a random time, so that those who lost together don't meet again: up to 20 ms at first,
   * and up to twice as long with each try, at most a second.
   */
  static RetryPause withJitter() {
    return attempt -> {
      long ceiling = Math.min(1000, 10L << Math.min(attempt, 7));
      try {
        Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static RetryPause none() {
    return attempt -> {};
  }
}
