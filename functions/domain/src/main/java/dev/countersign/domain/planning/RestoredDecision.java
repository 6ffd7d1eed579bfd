package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.HeldReason.Unconfirmed;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Waiting;
import dev.countersign.domain.posting.RequestKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of postings whose table was taken back to an earlier time: {@code docs/billing.md},
 * section 9. The engine may have what the table says was never sent. Where it may have forgotten
 * the key by now, a person decides before anything is sent.
 */
public final class RestoredDecision {
  private RestoredDecision() {}

  /** What is to be written of a posting that the table has; nothing where it may be sent. */
  public static List<PostingChange> known(
      EventId id, OutcomePostings postings, BillingTarget target, Instant now) {
    return postings
        .posting(id)
        .filter(posting ->
            posting.state() instanceof Ready ready
                && !target.engine().dedupe().allows(posting.line().recordedAt(), now)
                && addsLine(posting, ready, postings, target, now))
        .map(posting -> List.of(new PostingChange(posting, posting.to(inDoubt(posting, now)))))
        .orElseGet(List::of);
  }

  /**
   * What is to be written of a result that is on the bus and has no posting by now; nothing where
   * reconciling may do it: the engine still knows its key, or can be asked.
   */
  public static List<PostingChange> lost(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    boolean isDone =
        postings.posting(line.id()).isPresent() || target.engine().sumsEveryOrNull() != null;
    if (isDone || !isForAPerson(line, postings, target, now)) {
      return List.of();
    }
    var posting = Posting.first(postings.key(line.id()), line, inDoubt(null, now));
    return List.of(new PostingChange(null, posting));
  }

  private static boolean isForAPerson(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    return switch (UnpostedDecision.of(line, postings, target, now)) {
      case UnpostedDecision.Next.Tell tell -> true;
      case UnpostedDecision.Next.AskEngine ask -> false;
      case UnpostedDecision.Next.Write(var changes) ->
          target.engine().reading() != Reading.BY_ID
              && !target.engine().dedupe().allows(line.recordedAt(), now)
              && changes.stream().anyMatch(change -> waits(change.after(), line));
    };
  }

  /** What it waits for was decided before the restore, and it may have been sent after that. */
  private static boolean waits(Posting posting, BillingLine line) {
    return posting.id().equals(line.id()) && posting.state() instanceof Waiting;
  }

  /** Whether what would be sent would be there twice: a document is searched for at each try. */
  private static boolean addsLine(
      Posting posting, Ready ready, OutcomePostings postings, BillingTarget target, Instant now) {
    return ready
        .request()
        .map(frozen -> !(frozen.plan().kind() instanceof RequestKind.Document))
        .orElseGet(() -> UnpostedDecision.perhapsThere(posting, postings, target, now).isPresent());
  }

  private static Held inDoubt(@Nullable Posting postingOrNull, Instant now) {
    var unconfirmed = new Unconfirmed(Looked.CANNOT_BE_ASKED, null);
    if (postingOrNull != null && postingOrNull.state() instanceof Ready ready) {
      return new Held(now, unconfirmed, ready.tries(), ready.requestOrNull());
    }
    return Held.untried(now, unconfirmed);
  }
}
