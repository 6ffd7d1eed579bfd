package dev.countersign.app.settle;

import dev.countersign.ledger.DueIndex;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The leases that one run has of the index's shards. */
final class ShardLeases {
  private static final System.Logger LOG = System.getLogger(ShardLeases.class.getName());

  /** How long a lease lasts, from when it was last asked for: longer than a page takes. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final DueIndex due;
  private final String holder = UUID.randomUUID().toString();
  private final Set<Integer> held = ConcurrentHashMap.newKeySet();

  /** None yet. */
  ShardLeases(DueIndex due) {
    this.due = due;
  }

  /** Whether this run has the shard from now on. */
  boolean has(int shard, Instant now) {
    boolean has = due.lease(shard, holder, now, now.plus(LEASE));
    if (has) {
      held.add(shard);
    }
    return has;
  }

  /** Ends them, so that the next run needs not wait; a lease that can't be ended ends by itself. */
  void end() {
    for (int shard : held) {
      try {
        due.endLease(shard, holder);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "end a lease failed: {0}", e.getClass().getName());
      }
    }
  }
}
