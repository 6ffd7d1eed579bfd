package dev.countersign.domain.matching;

import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;

/**
 * The registers of one outcome, read by the versions of its terms. Whoever needs the statements
 * that prevail takes them from here, so that they are computed once for each set of registers.
 *
 * @param prevailing the statements that count, computed from the other two
 */
public record RegisterReading(
    OutcomeRegisters registers, TermsBook book, PrevailingStatements prevailing) {

  /** Reads the registers. */
  public static RegisterReading of(OutcomeRegisters registers, TermsBook book) {
    return new RegisterReading(registers, book, PrevailingStatements.of(registers, book));
  }

  /** The truth, if there is one. */
  public Optional<Statement> truth() {
    return prevailing.truth();
  }

  /** The retraction that stands, whether it is in effect or dated ahead. */
  public Optional<Statement> standingRetraction() {
    return prevailing.standingRetraction();
  }
}
