package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.CorrectionWay;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.EngineRules;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.How;
import java.time.Instant;
import java.util.Optional;

/** When an engine's own correction applies: {@code docs/billing.md}, section 5. */
final class Corrections {
  private Corrections() {}

  /** The first of the engine's ways that applies, if one does. */
  static Optional<ReversalPlan.Correct> firstThatApplies(
      Posting reversal,
      Posting billable,
      Sent sent,
      OutcomePostings postings,
      BillingTarget target,
      Instant now) {
    var usage =
        sent.request().filter(request -> request.plan().kind() instanceof RequestKind.Usage);
    boolean engineSaidClosed = reversal.closedAt().isPresent();
    if (usage.isEmpty() || engineSaidClosed || DocumentNet.hasPartner(reversal, postings)) {
      return Optional.empty();
    }
    return target.engine().ways().stream()
        .filter(way -> applies(way, billable, sent.at(), usage.get(), target.engine(), now))
        .findFirst()
        .map(way -> new ReversalPlan.Correct(way, usage.get()));
  }

  private static boolean applies(
      CorrectionWay way,
      Posting billable,
      Instant sentAt,
      FrozenRequest usage,
      EngineRules engine,
      Instant now) {
    var within = way.withinOrNull();
    boolean early =
        within == null || now.isBefore(sentAt.plus(within).minus(PostingTime.margin(within)));
    return early && mayBeDated(usage.plan().postingTime(), way, billable, engine, now);
  }

  /**
   * Whether a correction of a usage of this time may be sent now. A negative never enters a closed
   * period.
   */
  static boolean mayBeDated(
      Instant time, CorrectionWay way, Posting posting, EngineRules engine, Instant now) {
    return way.how() == How.NEGATIVE
        ? PostingTime.admits(time, posting, engine, now)
        : way.period() == While.ALWAYS || engine.periods().isOpen(time, posting.line().zone(), now);
  }
}
