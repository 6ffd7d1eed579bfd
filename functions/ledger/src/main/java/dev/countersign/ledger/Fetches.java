package dev.countersign.ledger;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * Verified deliveries that name a record without saying what it holds, and wait until it was read
 * from the vendor's API. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 *
 * <p>Two events may have the same bytes, since some vendors sign neither an id nor a time. So a
 * delivery of bytes that were read before waits once more: the record may hold something else now.
 */
public interface Fetches {
  /** Has it wait, also where one of the same bytes waits already. One request. */
  void await(WaitingDelivery waiting);

  /**
   * Those that are due at or before {@code now}, oldest first, at most {@code limit}: no unreadable
   * one hides the others for longer than until it is dropped.
   */
  Due due(Instant now, int limit);

  /**
   * Counts a failed try, and makes it due at this time instead. Does nothing where the same bytes
   * came again meanwhile.
   */
  void putOff(WaitingDelivery waiting, Instant until);

  /**
   * Forgets it. Does nothing where the same bytes came again meanwhile: what they mean may be newer
   * than what was read.
   */
  void finish(WaitingDelivery waiting);

  /**
   * Has one that can't be read wait no longer: it stays due otherwise, before all others. One that
   * can't be read now waits a minute more. Does nothing where the same bytes came again meanwhile.
   */
  void drop(UnreadableDelivery unreadable);

  /** What is due. */
  record Due(List<WaitingDelivery> readable, List<UnreadableDelivery> unreadable) {
    public Due {
      readable = List.copyOf(readable);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Why a delivery can't be read. */
  enum Unreadable {
    /** The tenant's retention of evidence ended before its vendor's API answered. */
    EXPIRED,
    /** What is stored is not what was written. It stays where it is. */
    DAMAGED,
    /** The table doesn't give the key of its day now, or a later release wrote it. It waits on. */
    NOT_NOW
  }

  /** One delivery that waited and can't be read any more. */
  record UnreadableDelivery(
      TenantId tenant, SourceId source, Digest digest, Instant dueAt, Unreadable why) {}

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
