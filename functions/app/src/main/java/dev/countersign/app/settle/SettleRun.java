package dev.countersign.app.settle;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueIndex.Work;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * All that is due, a page of every shard at once, each oldest first, until nothing is left or the
 * time is up. What it doesn't reach stays due, so the next run continues where this one stopped.
 */
public final class SettleRun {
  private static final System.Logger LOG = System.getLogger(SettleRun.class.getName());
  private static final int PAGE = 50;

  /** And a nanosecond, as {@link SettleWork} has it. */
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5).plusNanos(1);

  private final DueIndex due;
  private final SettleWork settle;
  private final InstantSource clock;
  private final Supplier<ExecutorService> threads;

  public SettleRun(DueIndex due, SettleWork settle, InstantSource clock) {
    this(due, settle, clock, Executors::newVirtualThreadPerTaskExecutor);
  }

  /** On threads of the caller's; each run takes its own and closes them. */
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
   * @param unfinished shards that still had work when the time was up, or could not be read
   */
  public record Report(int settled, int failed, int unfinished) {}

  /** What one page of one shard came to. */
  private record Round(int shard, int settled, int failed, int unread, boolean more) {}

  /** Runs until {@code stop}, or until nothing is due. */
  public Report until(Instant stop) {
    Set<Work> handled = ConcurrentHashMap.newKeySet();
    int settled = 0;
    int failed = 0;
    int unread = 0;
    var open = IntStream.range(0, DueIndex.SHARDS).boxed().toList();
    try (var running = threads.get()) {
      while (!open.isEmpty() && clock.instant().isBefore(stop)) {
        var begun =
            open.stream().map(shard -> running.submit(() -> round(shard, handled, stop))).toList();
        var rounds = begun.stream().map(SettleRun::done).toList();
        settled += rounds.stream().mapToInt(Round::settled).sum();
        failed += rounds.stream().mapToInt(Round::failed).sum();
        unread += rounds.stream().mapToInt(Round::unread).sum();
        open = rounds.stream().filter(Round::more).map(Round::shard).toList();
      }
    }
    return new Report(settled, failed, open.size() + unread);
  }

  /**
   * A page of one shard, in order of its due times; all shards have theirs at once, since it is
   * waiting for the table that takes the time.
   */
  private Round round(int shard, Set<Work> handled, Instant stop) {
    var due = page(shard);
    // The index may still show what was just done: only what is new counts as more work.
    List<Work> page = due.orElse(List.of()).stream().filter(handled::add).toList();
    int failed = 0;
    int settled = 0;
    for (Work work : page) {
      if (!clock.instant().isBefore(stop)) {
        return new Round(shard, settled, failed, 0, true);
      }
      int failure = failed(work);
      failed += failure;
      settled += 1 - failure;
    }
    return new Round(shard, settled, failed, due.isEmpty() ? 1 : 0, !page.isEmpty());
  }

  /** What breaks a round breaks the run, as it was. */
  private static Round done(Future<Round> round) {
    try {
      return round.get();
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

  /** None when it can't be read now: the next run will, and the other shards need not wait. */
  private Optional<List<Work>> page(int shard) {
    try {
      return Optional.of(due.due(shard, clock.instant(), PAGE));
    } catch (Unavailable e) {
      LOG.log(Level.WARNING, "shard {0} can''t be read: {1}", shard, e.getMessage());
      return Optional.empty();
    }
  }

  /** 1 when it failed: it is put off, so that it can't hold up what comes after it. */
  private int failed(Work work) {
    try {
      settle.settle(work, clock.instant());
      return 0;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "put off: {0} failed with {1}", kind(work), e.getClass().getName());
      try {
        due.later(work, clock.instant().plus(AFTER_FAILURE));
      } catch (RuntimeException still) {
        LOG.log(Level.WARNING, "not even put off: {0}", still.getClass().getName());
      }
      return 1;
    }
  }

  private static String kind(Work work) {
    return work.getClass().getSimpleName();
  }
}
