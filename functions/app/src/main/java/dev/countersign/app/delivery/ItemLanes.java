package dev.countersign.app.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Handles a delivery's items in lanes: each lane in its own order, lanes in any. */
@FunctionalInterface
public interface ItemLanes {
  /** One lane after the other, in the thread that asks. */
  ItemLanes ONE_BY_ONE = lanes -> lanes.forEach(Runnable::run);

  /** So many lanes at once: a batch of 100 waits for the table as long as 13 items do. */
  int SIDE_BY_SIDE = 8;

  /** Runs all lanes; all are done when it returns. A lane throws nothing but errors. */
  void run(List<Runnable> lanes);

  /** At most eight lanes at once; a single one in the thread that asks. */
  static ItemLanes sideBySide() {
    return lanes -> {
      if (lanes.size() < 2) {
        ONE_BY_ONE.run(lanes);
        return;
      }
      var waiting = new ConcurrentLinkedQueue<>(lanes);
      var running = new ArrayList<Future<?>>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < Math.min(SIDE_BY_SIDE, lanes.size()); i++) {
          running.add(threads.submit(() -> drain(waiting)));
        }
      }
      running.forEach(ItemLanes::ended);
    };
  }

  private static void drain(ConcurrentLinkedQueue<Runnable> waiting) {
    for (var lane = waiting.poll(); lane != null; lane = waiting.poll()) {
      lane.run();
    }
  }

  /** An error must not be lost in the thread that it happened in. */
  private static void ended(Future<?> done) {
    try {
      var _ = done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
