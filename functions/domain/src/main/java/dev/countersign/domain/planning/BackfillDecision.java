package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import java.time.Instant;
import java.util.List;

/**
 * Which results of earlier a target gets that was added later: section 9. The reversals of an
 * outcome are looked at before its billables, so that nothing is sent that was taken back.
 */
public final class BackfillDecision {
  private BackfillDecision() {}

  /** What is done with a result. */
  public sealed interface Next {
    /** It was decided before the day that is asked for, or is not of the target's outcomes. */
    record NotWanted() implements Next {}

    /** It has a posting, and nothing follows. */
    record IsThere() implements Next {}

    /** The engine doesn't take its own time: it is listed, and not sent. */
    record TooOld() implements Next {}

    /** It is posted by these changes. */
    record Post(List<PostingChange> changes) implements Next {
      public Post {
        changes = List.copyOf(changes);
      }
    }
  }

  /**
   * What is done with a result.
   *
   * @param since the first time of deciding that is wanted, whatever the target's {@code from} says
   */
  public static Next of(
      BillingLine line,
      OutcomePostings postings,
      BillingTarget target,
      Instant since,
      Instant now) {
    if (line.recordedAt().isBefore(since)) {
      return new Next.NotWanted();
    }
    var wanted = target.billingFrom(since);
    boolean known = postings.posting(line.id()).isPresent();
    if (!known && !Admission.isFor(line, wanted)) {
      return new Next.NotWanted();
    }
    if (!known && isTooOld(line, postings, wanted, now)) {
      return new Next.TooOld();
    }
    var changes = PostingPlan.arrived(line, postings, wanted, now);
    return changes.isEmpty() ? new Next.IsThere() : new Next.Post(changes);
  }

  private static boolean isTooOld(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    if (!(line.role() instanceof LineRole.Billable)) {
      return false;
    }
    var posting = Posting.first(postings.key(line.id()), line, PostingState.Ready.untried(now));
    return switch (PostingTime.of(posting, target.engine(), now)) {
      case PostingTime.Ahead ahead -> false;
      case PostingTime.At at -> !at.time().equals(line.occurredAt());
      case PostingTime.TooLate late -> true;
    };
  }
}
