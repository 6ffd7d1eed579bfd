package dev.countersign.ledger;

import java.util.concurrent.ThreadLocalRandom;

/** How long a try that failed waits before the next one. */
@FunctionalInterface
public interface RetryPause {
  /** Waits after this many failed tries, 1 or more. */
  void after(int failures);

  /**
   * Exponential backoff with full jitter: a random time below 20 ms after the first failure, below
   * twice as much after each further one, and never a second or more. Random, so that those who
   * collided don't collide again. Source: <a
   * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">AWS
   * Architecture Blog</a>.
   */
  static RetryPause withJitter() {
    return failures -> {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextLong(ceilingMillis(failures)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The time that a pause stays below, in milliseconds. */
  static long ceilingMillis(int failures) {
    return Math.min(1000, 10L << Math.min(failures, 7));
  }

  /** Waits for nothing. */
  static RetryPause none() {
    return failures -> {};
  }
}
