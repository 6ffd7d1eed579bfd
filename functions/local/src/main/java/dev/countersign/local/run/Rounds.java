package dev.countersign.local.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the runner does again and again, until it is closed. */
final class Rounds implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

  /** Does it now, and again so long after each end. What it throws is logged, no more. */
  void every(Duration pause, Runnable work) {
    var _ =
        threads.scheduleWithFixedDelay(guarded(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "tried again soon: {0}", e.toString());
      }
    };
  }
}
