package dev.countersign.domain.billing;

import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;

/** What a contradiction and a ruling on it make of an outcome: the contract, section 11. */
enum ContradictionRuling {
  /** Nobody contradicts, or a ruling says that the fact stands. */
  NONE,
  /** Somebody contradicts, and no ruling settles it. */
  UNSETTLED,
  /** Somebody contradicts, and a ruling says that the fact falls. */
  FALLS;

  static ContradictionRuling of(OutcomeReading reading, Truth truth, Instant holdEnd) {
    if (reading.terms().onConflict() != Terms.OnConflict.REVIEW) {
      return NONE;
    }
    var contradictedAt = new Contradiction(reading, truth, holdEnd).statedAt();
    if (contradictedAt.isEmpty()) {
      return NONE;
    }
    var settling =
        reading.registers().ruling().filter(made -> !made.at().isBefore(contradictedAt.get()));
    if (settling.filter(made -> made.finding() == Ruling.Finding.STANDS).isPresent()) {
      return NONE;
    }
    return settling.filter(made -> !made.at().isBefore(truth.statedAt())).isPresent()
        ? FALLS
        : UNSETTLED;
  }
}
