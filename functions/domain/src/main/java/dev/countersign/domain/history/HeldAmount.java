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
<<<<<<< HEAD
=======
    var last = undisputed(sealed);
    for (int looks = 0; isHeld(last.entry()) && looks < MOST_LOOKS; looks++) {
      var decided = lookedAgain(last, book);
      if (!(decided instanceof Decision.Appended(Entry next))) {
        return Optional.empty();
      }
      last = new SealedEntry(next, Digest.ZERO);
    }
    return last.entry().seq() == sealed.entry().seq() || isHeld(last.entry())
        ? Optional.empty()
        : last.entry().billed().standing().map(BillingState.StandingResult::amount);
  }

  /**
   * The entry as if it had no undecided dispute and were due at once. A result that a dispute holds
   * is counted for what it would be worth without the dispute.
   */
  private static SealedEntry undisputed(SealedEntry sealed) {
>>>>>>> 7207bc870fe2f0af940613e3fabe7f62feae7b46
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
