package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Postings, each an item of its outcome's partition in its target. Their items come next. */
final class PostingItems implements Postings {
  private final Table table;

  PostingItems(Table table) {
    this.table = table;
  }

  @Override
  public OutcomePostings of(TargetKey target, Claim claim) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostingWrite write(String writer, List<PostingChange> changes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DuePosting> due(TargetKey target, Instant now, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putOff(DuePosting due, Instant until) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PostingPage list(
      TargetKey target, PostingList list, Optional<PostingPage.Cursor> from) {
    throw new UnsupportedOperationException();
  }
}
