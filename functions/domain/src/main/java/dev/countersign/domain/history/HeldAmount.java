package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.TermsBook;
import java.util.List;
import java.util.Optional;

/** Tells what an outcome that is held is counted for: what its hold's end makes billable. */
public final class HeldAmount {
  /** A price may come into force within the hold, so that it is looked at again before its end. */
  private static final int MOST_LOOKS = 8;

  private HeldAmount() {}

  /**
   * What becomes billable if nothing more is said; none where the entry is not held, or nothing
   * would be owed.
   *
   * @param book the terms as they are now
   */
  public static Optional<Money> of(SealedEntry sealed, TermsBook book) {
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
    var entry = sealed.entry();
    if (entry.registers().dispute().filter(it -> it.state().isUndecided()).isEmpty()) {
      return sealed;
    }
    var undisputed =
        new Entry(
            entry.tenant(),
            entry.claim(),
            entry.seq(),
            entry.at(),
            entry.trace(),
            entry.registers().withDispute(null),
            entry.status(),
            entry.reasonOrNull(),
            entry.detailOrNull(),
            entry.occurredAtOrNull(),
            entry.valueOrNull(),
            entry.shares(),
            entry.termsOrNull(),
            entry.billed(),
            entry.results(),
            entry.at(),
            entry.previous());
    return new SealedEntry(undisputed, sealed.hash());
  }

  private static Decision lookedAgain(SealedEntry last, TermsBook book) {
    var entry = last.entry();
    return OutcomeDecider.decide(
        entry.tenant(),
        entry.claim(),
        Optional.of(last),
        new Stimulus.TimeReached(List.of()),
        book,
        entry.lookAgain().orElse(entry.at()));
  }

  private static boolean isHeld(Entry entry) {
    return entry.status() == OutcomeStatus.HELD;
  }
}
