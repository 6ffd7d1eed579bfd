package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.posting.Posting;
import java.util.List;
import java.util.Optional;

/**
 * Some of the postings that were asked for; it may have none of them, and yet not be the last.
 *
 * @param next where the next page begins; none after the last page
 */
public record PostingPage(
    List<Posting> postings, List<Unreadable> unreadable, Optional<Cursor> next) {
  public PostingPage {
    postings = List.copyOf(postings);
    unreadable = List.copyOf(unreadable);
  }

  /** A place between two pages, as a text that may be kept and read again. */
  public record Cursor(String text) {}

  /** A posting that can't be read: it is damaged, or a later release wrote it. */
  public record Unreadable(TargetKey target, Claim claim, EventId event, OperationFailed why) {}
}
