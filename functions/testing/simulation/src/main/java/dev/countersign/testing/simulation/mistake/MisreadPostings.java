package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Postings of which something is misread.
 *
 * @param early how much too early one is taken to be due
 * @param reading what is seen of a posting; nothing where it is overlooked
 */
record MisreadPostings(Postings right, Duration early, Function<Posting, Optional<Posting>> reading)
    implements Postings {

  @Override
  public OutcomePostings of(TargetKey target, Claim claim) {
    var postings = right.of(target, claim);
    Map<EventId, Posting> seen = new TreeMap<>();
    postings
        .byId()
        .forEach((id, posting) -> reading.apply(posting).ifPresent(one -> seen.put(id, one)));
    return new OutcomePostings(postings.tenant(), postings.target(), seen);
  }

  /** What was misread is written over what is there. */
  @Override
  public PostingWrite write(String writer, List<PostingChange> changes) {
    return right.write(writer, changes.stream().map(this::over).toList());
  }

  private PostingChange over(PostingChange change) {
    var after = change.after();
    var there =
        right
            .of(new TargetKey(after.key().tenant(), after.key().target()), after.line().claim())
            .posting(after.id());
    return change.before().isPresent() || there.isEmpty()
        ? change
        : new PostingChange(there.get(), there.get().anew(after.state()));
  }

  @Override
  public List<DuePosting> due(TargetKey target, Instant now, int limit) {
    return right.due(target, now.plus(early), limit);
  }

  @Override
  public void putOff(DuePosting due, Instant until) {
    right.putOff(due, until);
  }

  @Override
  public PostingPage list(TargetKey target, PostingList list, Optional<PostingPage.Cursor> from) {
    return right.list(target, list, from);
  }
}
