package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason.Presence;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import java.time.Instant;

/**
 * How a reversal R takes back its billable B, beside the billable N that replaces B, if one does:
 * {@code docs/billing.md}, section 5.
 */
sealed interface ReversalPlan {
  /** The engine hasn't got B: B and R cancel each other. */
  record Annul() implements ReversalPlan {}

  /** Another posting must be decided, or come, first. */
  record WaitFor(EventId on) implements ReversalPlan {}

  /** B is taken back where it counts. */
  record Correct(CorrectionWay way, FrozenRequest usage) implements ReversalPlan {}

  /** The net of R and N is corrected by a document. */
  record Net(DocumentNet net) implements ReversalPlan {}

  /** The plan for a reversal that was not sent yet. */
  static ReversalPlan of(
      Posting reversal, OutcomePostings postings, BillingTarget target, Instant now) {
    if (!(reversal.line().role() instanceof LineRole.Reversal role)) {
      throw new IllegalArgumentException("no reversal");
    }
    var billable = postings.posting(role.reverses()).orElse(null);
    if (billable == null) {
      return new Annul();
    }
    return switch (billable.state()) {
      case PostingState.Ready ready -> new Annul();
      case PostingState.GivenUp givenUp -> new Annul();
      case PostingState.Annulled annulled -> new Annul();
      case PostingState.Held held when held.reason().presence() == Presence.SURELY_NOT ->
          new Annul();
      case PostingState.Held held -> new WaitFor(billable.id());
      case PostingState.Waiting waiting -> new WaitFor(billable.id());
      case PostingState.Sending sending -> new WaitFor(billable.id());
      case PostingState.Corrected corrected -> document(reversal, role, billable, postings, target);
      case PostingState.Sent sent -> {
        var correct = Corrections.firstThatApplies(reversal, billable, sent, postings, target, now);
        yield correct.isPresent()
            ? correct.get()
            : document(reversal, role, billable, postings, target);
      }
    };
  }

  private static ReversalPlan document(
      Posting reversal,
      LineRole.Reversal role,
      Posting billable,
      OutcomePostings postings,
      BillingTarget target) {
    var replacing = role.replacedByOrNull();
    return replacing != null && postings.posting(replacing).isEmpty()
        ? new WaitFor(replacing)
        : new Net(DocumentNet.of(reversal, billable, postings, target));
  }
}
