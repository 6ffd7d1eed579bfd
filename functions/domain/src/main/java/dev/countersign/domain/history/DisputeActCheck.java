package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeDeadline;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.DisputeTerms;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is said about a dispute can be used, and what the dispute is then: {@code
 * docs/disputes.md}, section 6.
 *
 * @param before what the outcome knew before the message
 */
record DisputeActCheck(OutcomeReading before, BillingState billed) {

  /** What becomes of the message. */
  sealed interface Found {
    /** The dispute is this one from now on. */
    record Usable(Dispute then) implements Found {}

    /** It can't be used. */
    record Unusable(Problem problem) implements Found {}
  }

  Found of(Stimulus.OnDispute said) {
    var kept = before.registers().dispute().filter(known -> known.id().equals(said.dispute()));
    if (kept.isEmpty()) {
      return unusable(DisputeProblems.UNKNOWN_DISPUTE);
    }
    if (said.act() instanceof DisputeAct.Ruled && isNotTheArbiter(said)) {
      return unusable(DisputeProblems.NOT_THE_ARBITER);
    }
    var dispute = kept.get().seenAt(said.receivedAt());
    if (!dispute.state().isUndecided()) {
      return unusable(DisputeProblems.decided(dispute));
    }
    var now = before.now();
    var at = said.receivedAt();
    return switch (said.act()) {
      case DisputeAct.Withdrawn withdrawn -> new Found.Usable(dispute.withdrawn(at));
      case DisputeAct.Conceded conceded -> new Found.Usable(dispute.conceded(at));
      case DisputeAct.Contested contested ->
          dispute.state() == DisputeState.OPEN
              ? new Found.Usable(dispute.answered(null, now))
              : unusable(DisputeProblems.contestedAgain(dispute));
      case DisputeAct.Offered(Money amount) -> offered(dispute, new StatedAmount(amount, at));
      case DisputeAct.Ruled ruled -> ruled(dispute, ruled.finding(), said);
    };
  }

  private Found offered(Dispute dispute, StatedAmount offer) {
    var problem = DisputedLine.notLess(offer.amount(), line());
    if (problem.isPresent()) {
      return unusable(problem.get());
    }
    if (isNoMore(offer.amount(), dispute.amountOrNull())) {
      return new Found.Usable(dispute.conceded(offer.saidAt()));
    }
    var earlier = dispute.offer();
    boolean lower = earlier.isEmpty() || offer.amount().minor() < earlier.get().amount().minor();
    return lower
        ? new Found.Usable(dispute.answered(offer, before.now()))
        : unusable(DisputeProblems.offeredBefore(offer.amount(), dispute));
  }

  private Found ruled(Dispute dispute, DisputeFinding finding, Stimulus.OnDispute said) {
    if (dispute.state() == DisputeState.OPEN) {
      return unusable(DisputeProblems.notAnswered(DisputeDeadline.of(before).orElse(before.now())));
    }
    if (finding instanceof DisputeFinding.Adjusted(Money amount)) {
      var problem = DisputedLine.notLess(amount, line());
      if (problem.isPresent()) {
        return unusable(problem.get());
      }
      if (isNoMore(amount, dispute.amountOrNull())) {
        return unusable(DisputeProblems.notMore(amount));
      }
    }
    return new Found.Usable(dispute.ruled(finding, said.receivedAt()));
  }

  private static boolean isNoMore(Money amount, @Nullable StatedAmount held) {
    return held != null
        && held.amount().currency().equals(amount.currency())
        && amount.minor() <= held.amount().minor();
  }

  private @Nullable Money line() {
    var table = OutcomeAssessor.assess(DisputeTime.withoutDispute(before), billed);
    return DisputedLine.of(before, table, billed).orElse(null);
  }

  private boolean isNotTheArbiter(Stimulus.OnDispute said) {
    return before
        .terms()
        .dispute()
        .flatMap(DisputeTerms::arbiter)
        .filter(arbiter -> !arbiter.equals(said.sourceOrNull()))
        .isPresent();
  }

  private static Found unusable(Problem problem) {
    return new Found.Unusable(problem);
  }
}
