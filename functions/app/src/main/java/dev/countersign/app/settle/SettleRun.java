package dev.countersign.app.settle;

import dev.countersign.app.settle.ShardRound.Result;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Does all due work: a page of every shard at once, each oldest first, until nothing is due or the
 * time is up. What it doesn't reach stays due for the next run. Runs at once share the shards that
 * have much work: each has the lease of those it is at.
 */
public final class SettleRun {
  private final DueIndex due;
  private final SettleWork settle;
  private final InstantSource clock;
  private final Supplier<ExecutorService> threads;

  public SettleRun(DueIndex due, SettleWork settle, InstantSource clock) {
    this(due, settle, clock, Executors::newVirtualThreadPerTaskExecutor);
  }

  /** With threads of the caller's choice; each run takes an executor and closes it. */
  public SettleRun(
      DueIndex due, SettleWork settle, InstantSource clock, Supplier<ExecutorService> threads) {
    this.due = due;
    this.settle = settle;
    this.clock = clock;
    this.threads = threads;
  }

  /**
   * What a run did.
   *
   * @param settled pieces of work done or put off in order
   * @param failed pieces of work that failed; each was put off alone
   * @param unfinished shards that still had work when the time was up, or could not be read
   * @param oldest how long the oldest of what was due had been due; zero when nothing was
   */
  public record Report(int settled, int failed, int unfinished, Duration oldest) {}

  /**
   * Runs until {@code stop}, or until nothing is due. A piece of work that fails is put off by five
   * minutes and holds up nothing; so does a shard that can't be read.
   *
   * @throws RuntimeException why a shard could not be read, once all other work is done; not when
   *     the table was only unavailable, since the next run will read it
   */
  public Report until(Instant stop) {
    var leases = new ShardLeases(due);
    var round = new ShardRound(due, settle, clock, leases, stop);
    int settled = 0;
    int failed = 0;
    var oldest = Duration.ZERO;
    var unread = new ArrayList<RuntimeException>();
    var open = IntStream.range(0, DueIndex.SHARDS).boxed().toList();
    try (var running = threads.get()) {
      while (!open.isEmpty() && clock.instant().isBefore(stop)) {
        var begun = open.stream().map(shard -> running.submit(() -> round.page(shard))).toList();
        for (Result of : begun.stream().map(SettleRun::result).toList()) {
          settled += of.settled();
          failed += of.failed();
          oldest = of.oldest().compareTo(oldest) > 0 ? of.oldest() : oldest;
          if (of.unread() != null) {
            unread.add(of.unread());
          }
        }
        open =
            begun.stream().map(SettleRun::result).filter(Result::more).map(Result::shard).toList();
      }
    } finally {
      leases.end();
    }
    for (RuntimeException failure : unread) {
      if (!(failure instanceof Unavailable)) {
        throw failure;
      }
    }
    return new Report(settled, failed, open.size() + unread.size(), oldest);
  }

  /** What the page came to; an error of it ends the run. */
  private static Result result(Future<Result> page) {
    try {
      return page.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException broken ? broken : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
