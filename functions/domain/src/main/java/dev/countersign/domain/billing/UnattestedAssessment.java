package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fold.CountingRetractions;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.matching.VersionReading;
import dev.countersign.domain.statement.Statement;

/**
 * Assesses an outcome that has no truth: lines 2 to 4 of the contract's table, section 8. Nothing
 * is owed for it.
 */
final class UnattestedAssessment {
  private UnattestedAssessment() {}

  static Assessment of(VersionReading version) {
    if (version.spoken().weak() == SpokenStatements.Belief.SOME_TOO_WEAK) {
      return Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE);
    }
    var folded = version.folded();
    if (folded.state() != Folded.State.TAKEN_BACK) {
      return Assessment.nothing(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED);
    }
    return Assessment.nothing(
        OutcomeStatus.VOID,
        folded.retractions().stream()
            .min(CountingRetractions.EARLIEST)
            .map(Statement::reason)
            .orElse(null));
  }
}
