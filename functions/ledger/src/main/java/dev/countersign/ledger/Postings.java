package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The postings of results into billing engines. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}; after {@link
 * dev.countersign.domain.failure.Unavailable} the caller doesn't know whether a write happened.
 *
 * <p>Whoever wrote reads the outcome's postings again and plans again, until there is nothing left
 * to write: a write is conditional on the postings that it changes, not on those that were only
 * looked at. So of two writers that didn't see each other's posting, the later one does.
 */
public interface Postings {
  /**
   * All postings of one outcome in one target: what was written before is seen. One request.
   *
   * @throws dev.countersign.domain.failure.Defect when one of them is damaged
   * @throws dev.countersign.domain.failure.Unavailable also when a later release wrote one of them
   */
  OutcomePostings of(TargetKey target, Claim claim);

  /**
   * Writes all of these changes, or none of them: each on the condition that the posting is as it
   * was read, by its version, or is not there. One request.
   *
   * @param writer names the run that writes. Only its own write is recognised when it is repeated:
   *     of two runs that want to write the same at once, one has lost
   * @param changes of one outcome in one target, each of another posting; one at least
   * @throws dev.countersign.domain.failure.Defect when a posting is too large to be stored
   */
  PostingWrite write(String writer, List<PostingChange> changes);

  /** What became of a write. */
  enum PostingWrite {
    /** All of it is stored, by this try or by an earlier one of ours. */
    DONE,
    /** Another had changed one of the postings: nothing is stored. Read, and decide again. */
    LOST
  }

  /**
   * Postings of a target that are due at or before {@code now}, the oldest first: of each shard at
   * most {@code limit}, and so of all. The list may show for a while what was just changed. One
   * request for each of {@link #SHARDS}.
   */
  List<DuePosting> due(TargetKey target, Instant now, int limit);

  /** How many shards a target's due postings are in. Those of one outcome are in one. */
  int SHARDS = 8;

  /**
   * Has one that can't be worked on, since it can't be read, be due at this time instead: it holds
   * up no other. Does nothing where it is due at another time by now. One request.
   */
  void putOff(DuePosting due, Instant until);

  /**
   * A page of one of the target's lists, in no order. It may show for a while what was just
   * changed. Two requests.
   *
   * @param from the page's beginning; none for the first page
   * @throws IllegalArgumentException when the cursor is of no page of this list
   */
  PostingPage list(TargetKey target, PostingList list, Optional<PostingPage.Cursor> from);
}
