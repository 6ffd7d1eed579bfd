package dev.countersign.app.operate.republish;

import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.EntryScan.Part;
import dev.countersign.ledger.RetryPause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Publishes events again from the entries of the table: the same ids, the same content. It writes
 * nothing to the table. Whoever counts an id once loses nothing by getting it again.
 */
public final class RepublishEntries {
  private final EntryScan scan;
  private final EventBus target;
  private final RetryPause pause;

  /**
   * From this table.
   *
   * @param target where to; it must be safe for several threads
   * @param pause waits before what the target did not take is put again
   */
  public RepublishEntries(EntryScan scan, EventBus target, RetryPause pause) {
    this.scan = scan;
    this.target = target;
    this.pause = pause;
  }

  /**
   * Publishes what is wanted; all of it is on the target when it returns. The events of one outcome
   * are put in their order.
   *
   * @param parts in how many parts the table is read, side by side, from 1 to {@link Part#MOST}
   * @param refused gets, by its key, each entry that can't be published again, and why
   * @throws Unavailable when the table or the target failed for long: a part of the events was
   *     published, and doing it all again is harmless
   */
  public RepublishedSums republish(
      WantedEvents wanted, int parts, BiConsumer<String, String> refused) {
    var sums = new RepublishedSums();
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < parts; i++) {
        var part = new Part(i, parts);
        running.add(
            threads.submit(() -> {
              var events = new EventsAgain(target, pause, wanted, sums, refused);
              scan.entries(part, wanted.tenant(), events::add);
              events.flush();
            }));
      }
      running.forEach(part -> ended(part, running));
    }
    return sums;
  }

  /** What fails in one part ends the others, too. */
  private static void ended(Future<?> part, List<Future<?>> all) {
    try {
      var _ = part.get();
    } catch (ExecutionException e) {
      all.forEach(other -> other.cancel(true));
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      all.forEach(other -> other.cancel(true));
      throw new Unavailable("republish: interrupted", e);
    }
  }
}
