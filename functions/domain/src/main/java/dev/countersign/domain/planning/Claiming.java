package dev.countersign.domain.planning;

import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.Tries;
import java.time.Duration;
import java.time.Instant;

/** How a posting is taken before its request is sent: section 3. */
public final class Claiming {
  private Claiming() {}

  /**
   * What is to be written before a request is sent. Whoever writes it has the lease; where the
   * condition fails, somebody else was first.
   *
   * @param lease how long nobody else may take it: longer than the request may take
   */
  public static PostingChange taken(
      Posting posting, FrozenRequest request, Duration lease, Instant now) {
    var until = now.plus(lease);
    return new PostingChange(
        posting,
        posting.to(
            new Sending(
                request, tries(posting).begun(now), until, until, new NextStep.TryAgain())));
  }

  /** What is to be written where the engine's file can't make the request. */
  public static PostingChange unreadable(Posting posting, Problem problem, Instant now) {
    return new PostingChange(
        posting, posting.to(Held.untried(now, new HeldReason.Unreadable(problem))));
  }

  /**
   * What is to be written where the engine hasn't got what a document would correct: a person makes
   * it.
   */
  public static PostingChange task(
      Posting posting,
      PlannedRequest plan,
      OutcomePostings postings,
      BillingTarget target,
      Instant now) {
    var billable =
        plan.kind() instanceof RequestKind.Document document
            ? postings.posting(document.of()).orElse(posting)
            : posting;
    Instant time =
        billable.state() instanceof Sent sent && sent.requestOrNull() != null
            ? sent.requestOrNull().plan().postingTime()
            : billable.line().occurredAt();
    var month = target.engine().periods().month(time, billable.line().zone());
    var task = new HeldReason.Task(plan.customer(), plan.value(), month);
    return new PostingChange(posting, posting.to(Held.untried(now, task)));
  }

  /**
   * What is to be written where a request was frozen for another host than the target's requests go
   * to now: it is sent there no more, and its answer stays unknown.
   */
  public static PostingChange moved(Posting posting, Instant now) {
    var held =
        Unanswered.held(AnswerDecision.sending(posting), HeldReason.Looked.CANNOT_BE_ASKED, now);
    return new PostingChange(posting, posting.to(held));
  }

  private static Tries tries(Posting posting) {
    return switch (posting.state()) {
      case Ready ready -> ready.tries();
      case Sending sending -> sending.tries();
      default -> throw new IllegalArgumentException("not to be sent: " + posting.state().word());
    };
  }
}
