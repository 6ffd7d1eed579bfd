package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.Tries;
import java.time.Instant;
import java.util.List;

/** Whether what an engine took and hasn't any more is sent again: section 9. */
public final class ResendDecision {
  private ResendDecision() {}

  /**
   * What is to be written of a posting that is {@code sent} and that its engine hasn't got. Nothing
   * where it may not be sent again: its key may be forgotten, its period is closed, or it is a
   * document, of which an engine would make two.
   */
  public static List<PostingChange> of(
      EventId id, OutcomePostings postings, BillingTarget target, Instant now) {
    var posting = postings.posting(id).orElse(null);
    if (posting == null
        || !(posting.state() instanceof Sent sent)
        || sent.requestOrNull() == null
        || sent.requestOrNull().plan().kind() instanceof RequestKind.Document) {
      return List.of();
    }
    var again =
        new Sending(
            sent.requestOrNull(), tries(posting, sent), now, now, new NextStep.TryAgain());
    return Unanswered.mayTryAgain(posting, again, target.engine(), now)
        ? PostingPlan.changes(posting.to(again), postings, target, now)
        : List.of();
  }

  /** Of one that was only found there, the first try was not before the result was decided. */
  private static Tries tries(Posting posting, Sent sent) {
    return sent.tries().counting() > 0
        ? sent.tries()
        : Tries.NONE.begun(posting.line().recordedAt());
  }
}
