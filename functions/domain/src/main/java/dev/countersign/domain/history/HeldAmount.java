package dev.countersign.domain.history;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;

/**
 * Tells what an outcome that is held is counted for: the line that can be disputed, {@code
 * docs/disputes.md}, section 4.
 */
public final class HeldAmount {
  private HeldAmount() {}

  /**
   * What would be owed if the hold were over now; none where the entry is not held, or nothing
   * would be. Of what a dispute holds, it is what would be owed if the line stood.
   *
   * @param book the terms as they are now
   */
  public static Optional<Money> of(SealedEntry sealed, TermsBook book) {
    var entry = sealed.entry();
    return entry.status() == OutcomeStatus.HELD
        ? OutcomeAssessor.assess(
                OutcomeReading.of(undisputed(entry.registers()), book, entry.at()), entry.billed())
            .line()
        : Optional.empty();
  }

  /** As if an undecided dispute were not there. */
  private static OutcomeRegisters undisputed(OutcomeRegisters registers) {
    return registers.dispute().filter(kept -> kept.state().isUndecided()).isPresent()
        ? registers.withDispute(null)
        : registers;
  }
}
