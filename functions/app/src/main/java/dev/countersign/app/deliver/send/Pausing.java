package dev.countersign.app.deliver.send;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pausing {
  /** Returns after this time, or when the thread is interrupted. */
  void pause(Duration time);

  /** By the thread's sleep. */
  static Pausing sleeping() {
    return time -> {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
