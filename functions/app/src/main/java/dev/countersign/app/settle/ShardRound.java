package dev.countersign.app.settle;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Does one page of a shard after the other, within one run; of several shards at once. */
final class ShardRound {
  private static final System.Logger LOG = System.getLogger(ShardRound.class.getName());

  /** As many entries as one request reads. */
  private static final int PAGE = 100;

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private final DueIndex due;
  private final SettleWork settle;
  private final InstantSource clock;
  private final ShardLeases leases;
  private final Instant stop;
  private final Set<DueWork> handled = ConcurrentHashMap.newKeySet();

  ShardRound(
      DueIndex due, SettleWork settle, InstantSource clock, ShardLeases leases, Instant stop) {
    this.due = due;
    this.settle = settle;
    this.clock = clock;
    this.leases = leases;
    this.stop = stop;
  }

  /**
   * What one page of one shard came to.
   *
   * @param unread why the page could not be read, when it could not
   * @param oldest how long its first piece of work had been due
   */
  record Result(
      int shard,
      int settled,
      int failed,
      @Nullable RuntimeException unread,
      boolean more,
      Duration oldest) {}

  /**
   * Does a page of one shard, in order of its due times. All shards have their page at once, since
   * most of the time is spent waiting for the table.
   */
  Result page(int shard) {
    List<DueWork> page;
    PageReads reads;
    PageTogether.Done together;
    var read = clock.instant();
    try {
      page = due.due(shard, read, PAGE);
      if (page.size() == PAGE && !leases.has(shard, read)) {
        return new Result(shard, 0, 0, null, false, Duration.ZERO); // another run is at it
      }
      var open = page.stream().filter(work -> !handled.contains(work)).toList();
      reads = settle.read(open);
      together = settle.together(open, reads, clock.instant());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "read what is due failed: shard {0}, {1}", shard, cause(e));
      return new Result(shard, 0, 0, e, false, Duration.ZERO);
    }
    int failed = 0;
    int settled = 0;
    boolean more = false;
    for (DueWork work : page) {
      if (!handled.add(work)) {
        continue; // the index may still show what was just done
      }
      more = true;
      boolean ended = together.ended().contains(work);
      if (!ended && !clock.instant().isBefore(stop)) {
        continue;
      }
      if (ended || done(work, reads, together.taken())) {
        settled++;
      } else {
        failed++;
      }
    }
    var oldest = page.isEmpty() ? Duration.ZERO : Duration.between(page.getFirst().dueAt(), read);
    return new Result(shard, settled, failed, null, more, oldest);
  }

  /** Whether the work succeeded. If not, it is put off, so that it can't hold up what follows. */
  private boolean done(DueWork work, PageReads reads, Set<EntryKey> taken) {
    try {
      settle.settle(work, reads, taken, clock.instant());
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
}
