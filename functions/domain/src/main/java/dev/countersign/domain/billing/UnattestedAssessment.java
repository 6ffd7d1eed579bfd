package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What is owed for an outcome of which nothing believed says that it happened: nothing. */
final class UnattestedAssessment {
  private UnattestedAssessment() {}

  static Assessment owed(PrevailingStatements testimony, OutcomeRegisters registers, Instant now) {
    return switch (testimony.doubt()) {
      case UNDER_ASSURED ->
          Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, null);
      case NONE, NOT_ATTESTED ->
          testimony
              .retraction()
              .map(taken -> Assessment.nothing(OutcomeStatus.VOID, taken.reason(), null))
              .orElse(
                  Assessment.nothing(
                      OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, ahead(registers, now)));
    };
  }

  /** The next date that something was said of: the terms of that date may not be known yet. */
  private static @Nullable Instant ahead(OutcomeRegisters registers, Instant now) {
    return registers.sourceRegisters().values().stream()
        .flatMap(voice -> voice.retraction().stream())
        .map(Statement::occurredAt)
        .filter(date -> date.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
