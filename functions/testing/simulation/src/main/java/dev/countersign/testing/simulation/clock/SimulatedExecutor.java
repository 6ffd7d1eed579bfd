package dev.countersign.testing.simulation.clock;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An executor for code that wants threads: each task is a simulated thread of its own. */
public final class SimulatedExecutor extends AbstractExecutorService {
  private final Scheduler clock;
  private final String name;
  private int begun;
  private boolean shut;

  public SimulatedExecutor(Scheduler clock) {
    this.clock = clock;
    this.name = clock.current().name();
  }

  /** A future that is awaited in the world's time. */
  private final class Awaited<T extends @Nullable Object> extends FutureTask<T> {
    private @Nullable SimulatedThread thread;

    Awaited(Callable<T> call) {
      super(call);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      if (thread != null) {
        clock.join(thread);
      }
      return super.get();
    }
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> call) {
    return new Awaited<>(call);
  }

  @Override
  public void execute(Runnable task) {
    var thread = clock.begin(name + "." + begun++, task);
    if (task instanceof Awaited<?> awaited) {
      awaited.thread = thread;
    }
  }

  @Override
  public void shutdown() {
    shut = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shut = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shut;
  }

  @Override
  public boolean isTerminated() {
    return shut;
  }

  /** Nothing is left to await: all tasks were awaited by their futures. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
