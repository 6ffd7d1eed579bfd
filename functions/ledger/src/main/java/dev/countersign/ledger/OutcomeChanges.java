package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import java.util.List;

/**
 * Changes of postings of one outcome in one target, to be written in one step.
 *
 * @param changes each of another posting; 1 to {@link #MOST}
 */
public record OutcomeChanges(List<PostingChange> changes) {
  /**
   * The greatest number of changes: that of a transaction's items. Source: <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">DynamoDB</a>.
   */
  public static final int MOST = 100;

  /**
   * @throws IllegalArgumentException when they can't be written in one step
   */
  public OutcomeChanges {
    changes = List.copyOf(changes);
    long different = changes.stream().map(change -> change.after().key()).distinct().count();
    if (changes.isEmpty() || changes.size() > MOST || different != changes.size()) {
      throw new IllegalArgumentException("not 1 to " + MOST + " changes of different postings");
    }
    var first = changes.getFirst().after();
    if (!changes.stream().allMatch(change -> isOfSameOutcome(change.after(), first))) {
      throw new IllegalArgumentException("changes of several outcomes or targets");
    }
    if (!changes.stream().allMatch(OutcomeChanges::isChange)) {
      throw new IllegalArgumentException("a change to no newer version of the same posting");
    }
  }

  /** The target of all of them. */
  public TargetKey target() {
    var key = first().key();
    return new TargetKey(key.tenant(), key.target());
  }

  /** The claim of their outcome. */
  public Claim claim() {
    return first().line().claim();
  }

  private Posting first() {
    return changes.getFirst().after();
  }

  private static boolean isOfSameOutcome(Posting one, Posting other) {
    return one.key().tenant().equals(other.key().tenant())
        && one.key().target().equals(other.key().target())
        && one.line().claim().equals(other.line().claim());
  }

  private static boolean isChange(PostingChange change) {
    return change
        .before()
        .map(before ->
            before.key().equals(change.after().key())
                && before.version() < change.after().version())
        .orElse(true);
  }
}
