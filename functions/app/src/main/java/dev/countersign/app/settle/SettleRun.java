package dev.countersign.app.settle;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Does all due work: a page of every shard at once, each oldest first, until nothing is due or the
 * time is up. What it doesn't reach stays due for the next run.
 */
public final class SettleRun {
  private static final System.Logger LOG = System.getLogger(SettleRun.class.getName());
  private static final int PAGE = 50;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

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
   * What one page of one shard came to.
   *
   * @param unread why the page could not be read, when it could not
   * @param oldest how long its first piece of work had been due
   */
  private record Round(
      int shard,
      int settled,
      int failed,
      @Nullable RuntimeException unread,
      boolean more,
      Duration oldest) {}

  /**
   * Runs until {@code stop}, or until nothing is due. A piece of work that fails is put off by five
   * minutes and holds up nothing; so does a shard that can't be read.
   *
   * @throws RuntimeException why a shard could not be read, once all other work is done; not when
   *     the table was only unavailable, since the next run will read it
   */
  public Report until(Instant stop) {
    Set<DueWork> handled = ConcurrentHashMap.newKeySet();
    int settled = 0;
    int failed = 0;
    var oldest = Duration.ZERO;
    var unread = new ArrayList<RuntimeException>();
    var open = IntStream.range(0, DueIndex.SHARDS).boxed().toList();
    try (var running = threads.get()) {
      while (!open.isEmpty() && clock.instant().isBefore(stop)) {
        var begun =
            open.stream().map(shard -> running.submit(() -> round(shard, handled, stop))).toList();
        for (Round round : begun.stream().map(SettleRun::result).toList()) {
          settled += round.settled();
          failed += round.failed();
          oldest = round.oldest().compareTo(oldest) > 0 ? round.oldest() : oldest;
          if (round.unread() != null) {
            unread.add(round.unread());
          }
        }
        open = begun.stream().map(SettleRun::result).filter(Round::more).map(Round::shard).toList();
      }
    }
    for (RuntimeException failure : unread) {
      if (!(failure instanceof Unavailable)) {
        throw failure;
      }
    }
    return new Report(settled, failed, open.size() + unread.size(), oldest);
  }

  /**
   * Does a page of one shard, in order of its due times. All shards have their page at once, since
   * most of the time is spent waiting for the table.
   */
  private Round round(int shard, Set<DueWork> handled, Instant stop) {
    List<DueWork> page;
    var read = clock.instant();
    try {
      page = due.due(shard, read, PAGE);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "read what is due failed: shard {0}, {1}", shard, cause(e));
      return new Round(shard, 0, 0, e, false, Duration.ZERO);
    }
    int failed = 0;
    int settled = 0;
    boolean more = false;
    for (DueWork work : page) {
      if (!handled.add(work)) {
        continue; // the index may still show what was just done
      }
      more = true;
      if (!clock.instant().isBefore(stop)) {
        break;
      }
      if (done(work)) {
        settled++;
      } else {
        failed++;
      }
    }
    var oldest = page.isEmpty() ? Duration.ZERO : Duration.between(page.getFirst().dueAt(), read);
    return new Round(shard, settled, failed, null, more, oldest);
  }

  /** Whether the work succeeded. If not, it is put off, so that it can't hold up what follows. */
  private boolean done(DueWork work) {
    try {
      settle.settle(work, clock.instant());
      return true;
    } catch (RuntimeException e) {
      log("settle", work, e);
    }
    try {
      due.putOff(work, clock.instant().plus(AFTER_FAILURE));
    } catch (RuntimeException e) {
      log("put off", work, e);
    }
    return false;
  }

  private static void log(String operation, DueWork work, RuntimeException e) {
    String kind = work.getClass().getSimpleName();
    LOG.log(Level.WARNING, "{0} failed: {1} {2}, {3}", operation, kind, work.subject(), cause(e));
  }

  /** Names the failure without its message, which may quote content; that of ours never does. */
  private static String cause(RuntimeException e) {
    return e instanceof OperationFailed ? e.toString() : e.getClass().getName();
  }

  /** What the round came to; an error of it ends the run. */
  private static Round result(Future<Round> round) {
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
}
