package dev.countersign.domain.acceptance;

import dev.countersign.domain.OutcomeId;
import java.util.Set;

/** What the payer answers about a month. Two answers are the same if they are equal. */
public sealed interface AcceptanceAnswer {
  /** Whether another answer may follow this one. */
  boolean mayBecome(AcceptanceAnswer next);

  /** Whether it accepts the line of an outcome. */
  default boolean accepts(OutcomeId outcome) {
    return switch (this) {
      case Accepted accepted -> true;
      case AcceptedExcept(Set<OutcomeId> excepted) -> !excepted.contains(outcome);
      case Refused refused -> false;
    };
  }

  /** All lines are right. */
  record Accepted() implements AcceptanceAnswer {
    @Override
    public boolean mayBecome(AcceptanceAnswer next) {
      return false;
    }
  }

  /**
   * All lines are right but those of some outcomes.
   *
   * @param outcomes one at least
   */
  record AcceptedExcept(Set<OutcomeId> outcomes) implements AcceptanceAnswer {
    public AcceptedExcept {
      outcomes = Set.copyOf(outcomes);
      if (outcomes.isEmpty()) {
        throw new IllegalArgumentException("an exception names an outcome");
      }
    }

    @Override
    public boolean mayBecome(AcceptanceAnswer next) {
      return next instanceof Accepted;
    }
  }

  /** The month as a whole is not accepted. Why, the evidence says. */
  record Refused() implements AcceptanceAnswer {
    @Override
    public boolean mayBecome(AcceptanceAnswer next) {
      return next instanceof Accepted;
    }
  }
}
