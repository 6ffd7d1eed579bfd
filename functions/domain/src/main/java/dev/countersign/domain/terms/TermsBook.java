package dev.countersign.domain.terms;

import dev.countersign.domain.OutcomeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * All versions of one outcome type's terms, the oldest first. There is at least one, and no two
 * come into force at the same instant. All have the same {@code claim_by}, since a fact keeps its
 * claim when the terms change.
 */
public record TermsBook(OutcomeType outcome, List<Terms> versions) {
  public TermsBook {
    versions = versions.stream().sorted(Comparator.comparing(Terms::effectiveFrom)).toList();
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a book has at least one version");
    }
    for (int i = 0; i < versions.size(); i++) {
      var terms = versions.get(i);
      if (!terms.outcome().equals(outcome)) {
        throw new IllegalArgumentException(terms.ref() + " is not about " + outcome);
      }
      if (!terms.claimBy().equals(versions.getFirst().claimBy())) {
        throw new IllegalArgumentException(
            terms.ref() + " claims by other fields than the first version");
      }
      if (i > 0 && terms.effectiveFrom().equals(versions.get(i - 1).effectiveFrom())) {
        throw new IllegalArgumentException(terms.ref() + ": two versions effective at one instant");
      }
    }
  }

  /** The version in force: with the newest {@code effective_from} not after {@code instant}. */
  public Optional<Terms> inForce(Instant instant) {
    return versions.reversed().stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(instant))
        .findFirst();
  }

  /**
   * The version that reads something of that date: the one in force then; before all versions, the
   * first.
   */
  public Terms reading(Instant instant) {
    return inForce(instant).orElse(versions.getFirst());
  }

  /** Whether some version can do something with a value in this currency. */
  public boolean takes(Currency currency) {
    return versions.stream().anyMatch(terms -> terms.price().takes(currency));
  }

  /** Whether some version names this text itself: as a clawback's reason, or in a rule. */
  public boolean names(String text) {
    return versions.stream().anyMatch(terms -> terms.names(text));
  }

  /** The fields of the claim, the same in every version. */
  public List<String> claimBy() {
    return versions.getFirst().claimBy();
  }
}
