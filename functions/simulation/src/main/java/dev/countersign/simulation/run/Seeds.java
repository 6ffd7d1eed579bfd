package dev.countersign.simulation.run;

import dev.countersign.simulation.mistake.Mistake;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many seeds, one after the other on each core. */
public final class Seeds {
  private Seeds() {}

  /** Runs those from {@code first} on, and tells of each; in no order. */
  public static void run(long first, long number, Consumer<Ran> each) throws InterruptedException {
    var next = new AtomicLong(first);
    int cores = Runtime.getRuntime().availableProcessors();
    var done = new CountDownLatch(cores);
    for (int core = 0; core < cores; core++) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (long seed = next.getAndIncrement();
                  seed < first + number;
                  seed = next.getAndIncrement()) {
                var ran = World.run(Plan.of(seed));
                synchronized (each) {
                  each.accept(ran);
                }
              }
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
  }

  /** The first seed that finds a mistake, or none of so many. */
  public static Ran find(Mistake mistake, long first, long number) throws InterruptedException {
    return onVirtualThread(() -> {
      var ran = World.run(Plan.with(first, mistake));
      for (long seed = first + 1; seed < first + number && !ran.failed(); seed++) {
        ran = World.run(Plan.with(seed, mistake));
      }
      return ran;
    });
  }

  /** Where handing over from one strand to another costs least. */
  static <T> T onVirtualThread(Callable<T> work) throws InterruptedException {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
