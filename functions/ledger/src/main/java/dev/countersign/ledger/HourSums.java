package dev.countersign.ledger;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.ledger.Postings.PostingWrite;
import java.time.Instant;
import java.util.List;

/**
 * The sums of hours, for engines that take only sums. Every method may throw {@link
 * OperationFailed}; after {@link dev.countersign.domain.failure.Unavailable} the caller doesn't
 * know whether a write happened.
 */
public interface HourSums {
  /**
   * An hour's sum: what was written before is seen. One with nothing in it, where none is stored.
   * One request.
   *
   * @throws dev.countersign.domain.failure.Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable also when a later release wrote it
   */
  HourSum read(HourSum.Of of);

  /**
   * Writes all of these sums and changes of postings, or none of them: each on the condition that
   * it is as it was read, by its version, or is not there. Those that collide with another write at
   * the same moment are tried again. One request, where nothing collides.
   *
   * @param writer names the run that writes, as in {@link Postings#write}
   * @param step with one sum at least, all of one target
   */
  PostingWrite write(String writer, SumStep step);

  /**
   * Sums of a target that are still open, and whose hour ended at or before {@code now}: the oldest
   * first. The list may lack for a while what was just written. Two requests.
   *
   * @param limit 1 to 100
   */
  EndedHours ended(TargetKey target, Instant now, int limit);

  /**
   * Hours that have ended.
   *
   * @param unreadable why others of them can't be read; they stay as they are
   */
  record EndedHours(List<HourSum> sums, List<OperationFailed> unreadable) {
    public EndedHours {
      sums = List.copyOf(sums);
      unreadable = List.copyOf(unreadable);
    }
  }
}
