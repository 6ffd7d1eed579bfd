package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line of an outcome that can be disputed: {@code docs/disputes.md}, sections 4 and 10. */
final class DisputedLine {
  private DisputedLine() {}

  /**
   * What the line is worth; none if there is no line.
   *
   * @param table what is owed with the outcome's dispute left out
   */
  static Optional<Money> of(OutcomeReading reading, Assessment table, BillingState billed) {
    boolean grace =
        reading.registers().restoration().filter(it -> it.lasts(reading.now())).isPresent();
    return billed
        .standing()
        .filter(standing -> grace)
        .map(BillingState.StandingResult::amount)
        .or(table::line);
  }

  /** Why an amount that somebody holds owed is not less than the line, if it isn't. */
  static Optional<Problem> notLess(@Nullable Money amount, @Nullable Money line) {
    if (amount == null) {
      return Optional.empty();
    }
    if (line != null && !amount.currency().equals(line.currency())) {
      return Optional.of(DisputeProblems.wrongCurrency(amount));
    }
    return line != null && amount.minor() < line.minor()
        ? Optional.empty()
        : Optional.of(DisputeProblems.notLess(amount, line));
  }
}
