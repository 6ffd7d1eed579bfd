package dev.countersign.ledger;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Verified deliveries that name a record without saying what it holds, and wait until it was read
 * from the vendor's API. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface Fetches {
  /**
   * Keeps it until it was read. A delivery of these bytes that is kept already stays as it is. One
   * request.
   *
   * @return whether it still waits, or was read before
   */
  Progress await(WaitingDelivery waiting);

  /** Those that are due at or before {@code now}, oldest first, at most {@code limit}. */
  List<WaitingDelivery> due(Instant now, int limit);

  /** Counts a failed try, and makes it due at this time instead. Does nothing once it is done. */
  void putOff(WaitingDelivery waiting, Instant until);

  /** Marks it as done at this time, so that it is never read again. It is forgotten in 90 days. */
  void finish(WaitingDelivery waiting, Instant at);

  /**
   * Takes it out of what waits without marking it as done: what was read could not be used. Sent or
   * replayed once more it is read anew.
   */
  void release(WaitingDelivery waiting);

  /** How far a delivery is. */
  enum Progress {
    WAITING,
    DONE
  }

  /**
   * One delivery that waits.
   *
   * @param evidence its signed bytes and how they were verified
   * @param dueAt when it is read next
   * @param failures how many tries have failed
   */
  record WaitingDelivery(
      TenantId tenant, SourceId source, Evidence evidence, Instant dueAt, int failures) {}
}
