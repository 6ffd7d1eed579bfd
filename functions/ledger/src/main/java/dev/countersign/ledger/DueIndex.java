package dev.countersign.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The index {@code due}: what has still to be done, oldest first. It may show for a while what was
 * just done; doing that again is harmless. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface DueIndex {
  /** How many shards the index has, numbered from 0. One item's work is always in one shard. */
  int SHARDS = 16;

  /** Work of one shard that is due at or before {@code now}, oldest first. One request. */
  List<DueWork> due(int shard, Instant now, int limit);

  /**
   * Takes or keeps the lease of a shard, so that two runs don't do the same work. Only a shard with
   * much work is worth one; work that is done twice all the same is harmless. One request.
   *
   * @param holder names the run
   * @param until when the lease ends, unless it is taken again
   * @return whether the run has it: not while another has
   */
  boolean lease(int shard, String holder, Instant now, Instant until);

  /** Ends a lease, if the holder still has it. One request. */
  void endLease(int shard, String holder);

  /** Takes the work out of the index, unless the item is due at another time or for else by now. */
  void finish(DueWork work);

  /**
   * Makes the work due at this time instead, for the same purpose, so that it can't hold up what
   * comes after it. Does nothing when the item is due at another time or for else by now.
   */
  void putOff(DueWork work, Instant until);

  /**
   * Makes an entry, which is there, due at this time for {@link DueWork.TimeReached}, whatever time
   * it had, so that its outcome is decided again. Does nothing while the entry is due to be
   * published. One request.
   *
   * @return whether it is due now
   */
  boolean lookAgain(DueWork.TimeReached work);
}
