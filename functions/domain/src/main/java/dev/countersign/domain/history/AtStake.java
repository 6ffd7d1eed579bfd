package dev.countersign.domain.history;

import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeEffect;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;

/**
 * Tells how much of what stands billed is at stake in a dispute that is not decided: {@code
 * docs/disputes.md}, section 9.
 */
public final class AtStake {
  private AtStake() {}

  /**
   * What stands billed less what would stand if the dispute fell now; none where nothing is at
   * stake.
   *
   * @param book the terms as they are now
   */
  public static Optional<Money> of(SealedEntry sealed, TermsBook book) {
    var entry = sealed.entry();
    var standing = entry.billed().standing().map(BillingState.StandingResult::amount);
    if (standing.isEmpty() || isDecided(entry)) {
      return Optional.empty();
    }
    var reading = OutcomeReading.of(entry.registers(), book, entry.at());
    return DisputeEffect.of(reading)
        .map(DisputeEffect::dispute)
        .map(dispute -> standing.get().minus(ifItFell(dispute, reading, entry.billed())))
        .filter(Money::isPositive);
  }

  private static boolean isDecided(Entry entry) {
    return entry.registers().dispute().filter(it -> it.state().isUndecided()).isEmpty();
  }

  /** What would stand then, at most what stands. */
  private static Money ifItFell(Dispute dispute, OutcomeReading reading, BillingState billed) {
    var stands = billed.standing().orElseThrow().amount();
    var fallen = reading.registers().withDispute(dispute.conceded(reading.now()));
    return OutcomeAssessor.assess(DisputeTime.with(reading, fallen), billed)
        .amount()
        .map(left -> left.minor() < stands.minor() ? left : stands)
        .orElseGet(() -> Money.zero(stands.currency()));
  }
}
