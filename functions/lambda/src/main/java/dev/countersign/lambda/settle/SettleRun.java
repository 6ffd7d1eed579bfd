package dev.countersign.lambda.settle;

import dev.countersign.ledger.Due;
import dev.countersign.ledger.Due.Work;
import dev.countersign.ledger.LedgerUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that is due, a page of each shard in turn, oldest first, until nothing is left or the time is
 * up. What it doesn't reach stays due, so the next run continues where this one stopped.
 */
public final class SettleRun {
  private static final System.Logger LOG = System.getLogger(SettleRun.class.getName());
  private static final int PAGE = 50;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private final Due due;
  private final SettleDue settle;
  private final InstantSource clock;

  public SettleRun(Due due, SettleDue settle, InstantSource clock) {
    this.due = due;
    this.settle = settle;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param unfinished shards that still had work when the time was up, or could not be read
   */
  public record Report(int settled, int failed, int unfinished) {}

  /** Runs until {@code stop}, or until nothing is due. */
  public Report until(Instant stop) {
    Set<Work> handled = new HashSet<>();
    int failed = 0;
    int unread = 0;
    var open = IntStream.range(0, Due.SHARDS).boxed().toList();
    while (!open.isEmpty() && clock.instant().isBefore(stop)) {
      var more = new ArrayList<Integer>();
      for (int shard : open) {
        var due = page(shard);
        unread += due.isEmpty() ? 1 : 0;
        // The index may still show what was just done: only what is new counts as more work.
        List<Work> page = due.orElse(List.of()).stream().filter(handled::add).toList();
        failed += page.stream().mapToInt(work -> settled(work, stop)).sum();
        if (!page.isEmpty()) {
          more.add(shard);
        }
      }
      open = more;
    }
    return new Report(handled.size() - failed, failed, open.size() + unread);
  }

  /** None when it can't be read now: the next run will, and the other shards need not wait. */
  private Optional<List<Work>> page(int shard) {
    try {
      return Optional.of(due.due(shard, clock.instant(), PAGE));
    } catch (LedgerUnavailable e) {
      LOG.log(Level.WARNING, "shard {0} can''t be read: {1}", shard, e.getMessage());
      return Optional.empty();
    }
  }

  /** 1 when it failed: it is put off, so that it can't hold up what comes after it. */
  private int settled(Work work, Instant stop) {
    if (!clock.instant().isBefore(stop)) {
      return 0;
    }
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
