package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.HeldReason.Presence;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.ReadBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a posting becomes when its engine was asked whether it has it: section 4. */
public final class ReadBackDecision {
  private ReadBackDecision() {}

  /** What is to be written. A posting of which nobody doubts what became of it stays as it is. */
  public static List<PostingChange> of(
      EventId id, ReadBack said, OutcomePostings postings, BillingTarget target, Instant now) {
    return postings
        .posting(id)
        .flatMap(posting -> next(posting, said, target, now))
        .map(next -> PostingPlan.changes(next, postings, target, now))
        .orElse(List.of());
  }

  private static Optional<Posting> next(
      Posting posting, ReadBack said, BillingTarget target, Instant now) {
    return switch (posting.state()) {
      case Sending sending -> Optional.of(decided(posting, sending, said, target, now));
      case Held held
          when held.reason().presence() == Presence.PERHAPS
              && said instanceof ReadBack.Found found ->
          Optional.of(posting.to(found(held, found.referenceOrNull(), now)));
      default -> Optional.empty();
    };
  }

  private static Posting decided(
      Posting posting, Sending sending, ReadBack said, BillingTarget target, Instant now) {
    return switch (said) {
      case ReadBack.Found found ->
          posting.to(
              new Sent(
                  now, Proof.FOUND, sending.tries(), found.referenceOrNull(), sending.request()));
      case ReadBack.Absent absent
          when now.isBefore(sending.leasedUntil())
              || Unanswered.mayTryAgain(posting, sending, target.engine(), now) ->
          posting;
      case ReadBack.Absent absent -> posting.to(Unanswered.held(sending, Looked.ABSENT, now));
      case ReadBack.NoAnswer none -> {
        var pause = Pauses.after(none.afterOrNull(), posting.key(), sending.tries().made());
        yield posting.to(
            new Sending(
                sending.request(),
                sending.tries(),
                sending.leasedUntil(),
                now.plus(pause),
                sending.next()));
      }
    };
  }

  private static Sent found(Held held, @Nullable EngineReference reference, Instant now) {
    return new Sent(now, Proof.FOUND, held.tries(), reference, held.requestOrNull());
  }
}
