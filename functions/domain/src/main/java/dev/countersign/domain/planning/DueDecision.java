package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.Direction;
import java.time.Instant;

/** What to do with a posting now. */
public final class DueDecision {
  private final OutcomePostings postings;
  private final BillingTarget target;
  private final Instant now;

  private DueDecision(OutcomePostings postings, BillingTarget target, Instant now) {
    this.postings = postings;
    this.target = target;
    this.now = now;
  }

  /** What to do now with the posting of this result event. */
  public static DueStep of(
      EventId id, OutcomePostings postings, BillingTarget target, Turn turn, Instant now) {
    var changes = postings.changes(PostingPlan.settled(postings, target, now));
    if (!changes.isEmpty()) {
      return new DueStep.Write(changes);
    }
    var decision = new DueDecision(postings, target, now);
    return postings.posting(id).map(posting -> decision.of(posting, turn)).orElse(DueStep.NOTHING);
  }

  private DueStep of(Posting posting, Turn turn) {
    return switch (posting.state()) {
      case PostingState.Ready ready when turn == Turn.USUAL && now.isBefore(ready.due()) ->
          new DueStep.Wait(ready.due());
      case PostingState.Ready ready ->
          posting.line().role() instanceof LineRole.Reversal
              ? reversal(posting, ready)
              : usage(posting, ready);
      case PostingState.Sending sending when now.isBefore(sending.leasedUntil()) ->
          new DueStep.Wait(sending.leasedUntil());
      case PostingState.Sending sending when turn == Turn.USUAL && now.isBefore(sending.due()) ->
          new DueStep.Wait(sending.due());
      case PostingState.Sending sending -> unanswered(posting, sending);
      case PostingState.Waiting waiting -> DueStep.NOTHING;
      case PostingState.Held held -> DueStep.NOTHING;
      case PostingState.Sent sent -> DueStep.NOTHING;
      case PostingState.Annulled annulled -> DueStep.NOTHING;
      case PostingState.Corrected corrected -> DueStep.NOTHING;
      case PostingState.GivenUp givenUp -> DueStep.NOTHING;
    };
  }

  private DueStep unanswered(Posting posting, PostingState.Sending sending) {
    if (Unanswered.mayTryAgain(posting, sending, target.engine(), now)) {
      return new DueStep.SendAgain(sending.request());
    }
    return Unanswered.canBeAsked(sending.request(), target.engine())
        ? new DueStep.AskEngine(sending.request())
        : write(posting.to(Unanswered.held(sending, Looked.CANNOT_BE_ASKED, now)));
  }

  private DueStep usage(Posting posting, PostingState.Ready ready) {
    var customer = target.customer(posting.line());
    var obstacle = Admission.obstacle(posting.line(), target);
    if (obstacle.isPresent() || customer.isEmpty()) {
      return held(posting, obstacle.orElseGet(HeldReason.NoCustomer::new));
    }
    long value = target.value(posting.line());
    if (value < 0) { // an hour's sum that a person released
      var month =
          target.engine().periods().month(posting.line().occurredAt(), posting.line().zone());
      return held(posting, new HeldReason.Task(customer.get(), value, month));
    }
    return switch (PostingTime.of(posting, target.engine(), now)) {
      case PostingTime.Ahead ahead -> new DueStep.Wait(ahead.due());
      case PostingTime.TooLate late -> held(posting, new HeldReason.TooLate());
      case PostingTime.At at ->
          sent(
              posting,
              ready,
              new PlannedRequest(new RequestKind.Usage(), customer.get(), value, at.time()));
    };
  }

  private DueStep reversal(Posting posting, PostingState.Ready ready) {
    return switch (ReversalPlan.of(posting, postings, target, now)) {
      case ReversalPlan.Correct correct -> sent(posting, ready, correction(posting, correct));
      case ReversalPlan.Net net -> document(posting, ready, net.net());
      case ReversalPlan.Annul annul -> DueStep.NOTHING;
      case ReversalPlan.WaitFor wait -> DueStep.NOTHING;
    };
  }

  private static PlannedRequest correction(Posting reversal, ReversalPlan.Correct correct) {
    var usage = correct.usage().plan();
    return new PlannedRequest(
        new RequestKind.Correction(correct.way().how(), takenBack(reversal)),
        usage.customer(),
        -usage.value(),
        usage.postingTime());
  }

  private DueStep document(Posting posting, PostingState.Ready ready, DocumentNet net) {
    var direction = net.value() < 0 ? Direction.CREDIT : Direction.CHARGE;
    var customer = net.customerOrNull();
    if (customer == null) {
      return held(posting, new HeldReason.NoCustomer());
    }
    return target.counted() != Counted.QUANTITY // a quantity says nothing of money
            && target.engine().documents().contains(direction)
            && !isOfAGivenUpDocument(posting)
        ? sent(
            posting,
            ready,
            new PlannedRequest(
                new RequestKind.Document(direction, takenBack(posting)),
                customer,
                net.value(),
                now))
        : held(posting, new HeldReason.Task(customer, net.value(), net.period()));
  }

  /** Only who gave up a net knows what of the billable in it is to be given back. */
  private boolean isOfAGivenUpDocument(Posting reversal) {
    return postings
        .posting(takenBack(reversal))
        .filter(billable ->
            billable.state() instanceof PostingState.Corrected corrected
                && postings.posting(corrected.by()).map(Posting::state).orElse(null)
                    instanceof PostingState.GivenUp)
        .isPresent();
  }

  /** The request that an earlier try froze, where it still says the same in a time that fits. */
  private DueStep sent(Posting posting, PostingState.Ready ready, PlannedRequest request) {
    return ready
        .request()
        .filter(frozen -> Unanswered.stillAsks(frozen, request))
        .filter(frozen -> Unanswered.fits(frozen, posting, target.engine(), now))
        .<DueStep>map(DueStep.SendAgain::new)
        .orElseGet(() -> new DueStep.Send(request));
  }

  private DueStep held(Posting posting, HeldReason reason) {
    return write(posting.to(PostingState.Held.untried(now, reason)));
  }

  private DueStep write(Posting posting) {
    return new DueStep.Write(PostingPlan.changes(posting, postings, target, now));
  }

  private static EventId takenBack(Posting reversal) {
    return ((LineRole.Reversal) reversal.line().role()).reverses();
  }
}
