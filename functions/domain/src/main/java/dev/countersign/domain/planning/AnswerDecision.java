package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.PostingState.Waiting;
import dev.countersign.domain.posting.RequestKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer makes of a posting: {@code docs/billing.md}, section 4. */
public final class AnswerDecision {
  private static final EngineWord CLOSED = new EngineWord("closed");

  private AnswerDecision() {}

  /**
   * What is to be written after an answer.
   *
   * @param claimed the posting as it was written before the request was sent. If somebody else has
   *     taken it since, only {@code accepted} still counts
   */
  public static List<PostingChange> of(
      Posting claimed,
      EngineAnswer answer,
      OutcomePostings postings,
      BillingTarget target,
      Instant now) {
    return current(claimed, answer, postings)
        .map(posting -> next(posting, claimed, answer, target.engine().periods(), now))
        .map(next -> PostingPlan.changes(next, postings, target, now))
        .orElse(List.of());
  }

  private static Optional<Posting> current(
      Posting claimed, EngineAnswer answer, OutcomePostings postings) {
    return postings
        .posting(claimed.id())
        .filter(found ->
            found.state().equals(claimed.state())
                || (answer instanceof EngineAnswer.Accepted && isInDoubt(found.state(), claimed)));
  }

  /** Whether it is still open what became of the request that was claimed. */
  private static boolean isInDoubt(PostingState state, Posting claimed) {
    var request = sending(claimed).request();
    return switch (state) {
      case Sending sending -> sending.request().equals(request);
      case Held held ->
          held.reason().presence() == HeldReason.Presence.PERHAPS
              && request.equals(held.requestOrNull());
      default -> false;
    };
  }

  private static Posting next(
      Posting posting, Posting claimed, EngineAnswer answer, Periods periods, Instant now) {
    var sending = sending(claimed);
    return switch (answer) {
      case EngineAnswer.Accepted accepted ->
          sent(posting, sending, Proof.ACCEPTED, accepted.referenceOrNull(), now);
      case EngineAnswer.Duplicate duplicate when sending.tries().counting() > 1 ->
          sent(posting, sending, Proof.DUPLICATE, duplicate.referenceOrNull(), now);
      case EngineAnswer.Duplicate duplicate ->
          held(posting, sending, new HeldReason.Conflict(), now);
      case EngineAnswer.Retry retry -> retried(posting, sending, retry.afterOrNull(), now);
      case EngineAnswer.Unknown unknown ->
          posting.to(later(posting, sending, sending.next(), unknown.afterOrNull(), now));
      case EngineAnswer.Closed closed -> closed(posting, sending, periods, now);
      case EngineAnswer.Refused refused -> refused(posting, sending, refused.word(), now);
    };
  }

  private static Posting sent(
      Posting posting,
      Sending sending,
      Proof proof,
      @Nullable EngineReference reference,
      Instant now) {
    return posting.to(new Sent(now, proof, sending.tries(), reference, sending.request()));
  }

  private static Posting held(Posting posting, Sending sending, HeldReason reason, Instant now) {
    return posting.to(new Held(now, reason, sending.tries(), sending.request()));
  }

  /** It is ready again, unless an earlier try may have been taken. */
  private static Posting retried(
      Posting posting, Sending sending, @Nullable Duration after, Instant now) {
    var tries = sending.tries().withoutNewest();
    var due = now.plus(Pauses.after(after, posting.key(), tries.made()));
    return posting.to(
        tries.counting() == 0
            ? new Ready(due, tries, sending.request())
            : new Sending(sending.request(), tries, now, due, sending.next()));
  }

  private static Sending later(
      Posting posting, Sending sending, NextStep next, @Nullable Duration after, Instant now) {
    var tries = sending.tries();
    var due = now.plus(Pauses.after(after, posting.key(), tries.made()));
    return new Sending(sending.request(), tries, now, due, next);
  }

  private static Posting refused(Posting posting, Sending sending, EngineWord word, Instant now) {
    return mayHaveBeenTaken(sending)
        ? posting.to(later(posting, sending, new NextStep.OnlyAsk(word), null, now))
        : held(posting, sending, new HeldReason.Refused(word), now);
  }

  /**
   * It is planned anew, once, as if the period had closed now; not where what is dated now would be
   * in that same period.
   */
  private static Posting closed(Posting posting, Sending sending, Periods periods, Instant now) {
    if (mayHaveBeenTaken(sending)) {
      return refused(posting, sending, CLOSED, now);
    }
    return switch (kind(sending.request())) {
      case RequestKind.Usage usage
          when posting.closedAt().isPresent() || isOfNow(sending, posting, periods, now) ->
          held(posting, sending, new HeldReason.TooLate(), now);
      case RequestKind.Usage usage ->
          posting.closed(now).to(new Ready(now, sending.tries().withoutNewest(), null));
      case RequestKind.Correction correction ->
          posting.closed(now).to(new Waiting(correction.of()));
      case RequestKind.Document document -> refused(posting, sending, CLOSED, now);
    };
  }

  private static boolean isOfNow(Sending sending, Posting posting, Periods periods, Instant now) {
    var zone = posting.line().zone();
    var called = periods.month(sending.request().plan().postingTime(), zone);
    return called.equals(periods.month(now, zone));
  }

  /** Whether an earlier try may have been taken. A document was searched for before this one. */
  private static boolean mayHaveBeenTaken(Sending sending) {
    return sending.tries().counting() > 1
        && !(kind(sending.request()) instanceof RequestKind.Document);
  }

  private static RequestKind kind(FrozenRequest request) {
    return request.plan().kind();
  }

  static Sending sending(Posting claimed) {
    if (claimed.state() instanceof Sending sending) {
      return sending;
    }
    throw new IllegalArgumentException("not sending: " + claimed.state().word());
  }
}
