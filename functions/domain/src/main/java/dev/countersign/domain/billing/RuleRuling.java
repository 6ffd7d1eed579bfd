package dev.countersign.domain.billing;

import dev.countersign.domain.pricing.FailingRules;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.statement.Truth;
import java.util.Optional;

/**
 * What a person ruled on rules that can't be told of a truth.
 *
 * @param finding none if nobody ruled since the truth was stated
 */
record RuleRuling(Optional<Ruling.Finding> finding) {

  static RuleRuling of(OutcomeRegisters registers, Truth truth) {
    return new RuleRuling(
        registers
            .ruling()
            .filter(made -> !made.at().isBefore(truth.statedAt()))
            .map(Ruling::finding));
  }

  FailingRules failing() {
    return finding.filter(Ruling.Finding.STANDS::equals).isPresent()
        ? FailingRules.DO_NOT_HOLD
        : FailingRules.ARE_AMBIGUOUS;
  }

  /** Whether the fact falls where a rule can't be told. */
  boolean isAgainst() {
    return finding.filter(Ruling.Finding.FALLS::equals).isPresent();
  }
}
