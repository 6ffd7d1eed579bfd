package dev.countersign.testing.simulation.clock;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Threads for code that wants some: each a strand, awaited in the world's time. */
public final class SimulatedExecutor extends AbstractExecutorService {
  private final Scheduler clock;
  private final String name;
  private int begun;
  private boolean shut;

  public SimulatedExecutor(Scheduler clock) {
    this.clock = clock;
    this.name = clock.current().name();
  }

  /** A future whose wait is the world's. */
  private final class Awaited<T extends @Nullable Object> extends FutureTask<T> {
    private @Nullable SimulatedThread strand;

    Awaited(Callable<T> call) {
      super(call);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
      if (strand != null) {
        clock.join(strand);
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
    var strand = clock.begin(name + "." + begun++, task);
    if (task instanceof Awaited<?> awaited) {
      awaited.strand = strand;
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

  /** All were awaited by their futures. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
