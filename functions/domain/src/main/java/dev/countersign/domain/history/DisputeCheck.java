package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeEffect;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.dispute.NamedLine;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.terms.DisputeTerms;
import java.util.Optional;

/**
 * Whether a line can be disputed: lines 4 to 14 of the table in {@code docs/disputes.md}, section
 * 5.
 *
 * @param before what the outcome knew before the message
 */
record DisputeCheck(OutcomeReading before, BillingState billed) {

  /** What becomes of the message. */
  sealed interface Found {
    /** The line is disputed from now on. */
    record Usable() implements Found {}

    /** The line was taken back already. */
    record Settled() implements Found {}

    /** It can't be used. */
    record Unusable(Problem problem) implements Found {}
  }

  Found of(DisputeOpening opening, NamedLine named) {
    var terms = before.terms().dispute();
    if (terms.isEmpty()) {
      return unusable(DisputeProblems.NO_DISPUTES);
    }
    var table = OutcomeAssessor.assess(DisputeTime.withoutDispute(before), billed);
    var line = DisputedLine.of(before, table, billed);
    if (line.isEmpty()) {
      return billed.revisions() > 0 && table.owesNothingForGood()
          ? new Found.Settled()
          : unusable(DisputeProblems.notBilled(table));
    }
    var known = known();
    if (known.isPresent()) {
      return unusable(known.get());
    }
    Integer revision = named.revisionOrNull();
    boolean stands = billed.standing().isPresent();
    if (revision != null && !(stands && revision == billed.revisions())) {
      return new Found.Settled();
    }
    return tooLate(opening, named, terms.get())
        .or(() -> DisputedLine.notLess(opening.amountOrNull(), line.get()))
        .map(DisputeCheck::unusable)
        .orElseGet(Found.Usable::new);
  }

  /** What hinders since it was disputed before. */
  private Optional<Problem> known() {
    var dispute = before.registers().dispute();
    if (dispute.filter(kept -> kept.state().isUndecided()).isPresent()) {
      return dispute.map(DisputeProblems::already);
    }
    return DisputeEffect.of(before)
        .map(DisputeEffect::dispute)
        .filter(kept -> kept.state() != DisputeState.WITHDRAWN)
        .map(DisputeProblems::lineDecided);
  }

  private Optional<Problem> tooLate(DisputeOpening opening, NamedLine named, DisputeTerms terms) {
    boolean published = billed.standing().isPresent() && billed.revisions() == named.standing();
    if (!published) {
      return Optional.empty();
    }
    return switch (named.month()) {
      case LineMonth.Unsealed unsealed -> Optional.empty();
      case LineMonth.Accepted accepted -> Optional.of(DisputeProblems.ACCEPTED);
      case LineMonth.Sealed(var closedAt) -> {
        var end = terms.open().after(closedAt, before.terms().zone());
        yield opening.receivedAt().isBefore(end) || isInGrace(opening)
            ? Optional.empty()
            : Optional.of(DisputeProblems.tooLate(end));
      }
    };
  }

  private boolean isInGrace(DisputeOpening opening) {
    var at = opening.receivedAt();
    return before
        .registers()
        .restoration()
        .filter(grace -> !at.isBefore(grace.from()) && at.isBefore(grace.until()))
        .isPresent();
  }

  private static Found unusable(Problem problem) {
    return new Found.Unusable(problem);
  }
}
