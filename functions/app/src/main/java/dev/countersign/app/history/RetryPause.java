package dev.countersign.app.history;

import java.util.concurrent.ThreadLocalRandom;

/** What the loser of a race waits before it reads again. */
@FunctionalInterface
public interface RetryPause {
  /** Waits before the given try, counted from 1. */
  void before(int attempt);

  /**
   * Up to 20 ms, doubling with each try up to a second; random, so that losers don't meet again.
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
