package dev.countersign.bench;

import java.time.Duration;

/** How long a request is on its way to a service and back; the thread only waits. */
final class Distance {
  private volatile Duration time = Duration.ZERO;

  /** From now on. */
  void set(Duration until) {
    time = until;
  }

  void await() {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
