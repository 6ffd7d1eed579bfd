package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.mistake.Mistake;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs many seeds: on each core one after the other. */
public final class SeedRunner {
  private SeedRunner() {}

  /** Runs so many seeds from {@code first} on, and gives each result, in no order. */
  public static void run(long first, long number, Consumer<RunResult> each)
      throws InterruptedException {
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
                var ran = SimulatedWorld.run(RunPlan.of(seed));
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

  /**
   * Gives the first run from this seed on in which a mistake shows; the last of so many runs where
   * it shows in none.
   */
  public static RunResult find(Mistake mistake, long first, long number)
      throws InterruptedException {
    return onVirtualThread(() -> {
      var ran = SimulatedWorld.run(RunPlan.with(first, mistake));
      for (long seed = first + 1; seed < first + number && !shows(mistake, ran); seed++) {
        var plan = RunPlan.with(seed, mistake);
        if (plan.mayShowIt()) {
          ran = SimulatedWorld.run(plan);
        }
      }
      return ran;
    });
  }

  /** Whether a run shows its mistake: as a breach of the contract, or by never coming to rest. */
  public static boolean shows(Mistake mistake, RunResult ran) {
    return mistake.restless() ? ran.failed() : !ran.breaches().isEmpty();
  }

  /** Does the work on a virtual thread, where simulated threads hand over fastest. */
  public static <T> T onVirtualThread(Callable<T> work) throws InterruptedException {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
