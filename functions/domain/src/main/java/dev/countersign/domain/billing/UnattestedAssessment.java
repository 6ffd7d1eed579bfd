package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.RegisterReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Assesses an outcome that has no truth: lines 1 to 3 of the contract's table, section 8. Nothing
 * is owed for it.
 */
final class UnattestedAssessment {
  private UnattestedAssessment() {}

  static Assessment of(RegisterReading reading, Instant now) {
    if (reading.prevailing().underAssuredTruth().isPresent()) {
      return Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, null);
    }
    return reading
        .prevailing()
        .retraction()
        .map(back -> Assessment.nothing(OutcomeStatus.VOID, back.reason(), null))
        .orElseGet(() ->
            Assessment.nothing(
                OutcomeStatus.PARKED,
                ReasonCodes.NOT_ATTESTED,
                nextDate(reading.registers(), now)));
  }

  /** The next future date of a retraction: the terms of that date may not be known yet. */
  private static @Nullable Instant nextDate(OutcomeRegisters registers, Instant now) {
    return registers.sourceRegisters().values().stream()
        .flatMap(register -> register.retraction().stream())
        .map(Statement::occurredAt)
        .filter(date -> date.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
