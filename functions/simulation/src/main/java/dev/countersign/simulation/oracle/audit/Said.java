package dev.countersign.simulation.oracle.audit;

import dev.countersign.simulation.oracle.OracleStatement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A statement in a register.
 *
 * @param evidence digest in hexadecimal
 */
record Said(OracleStatement statement, String evidence) {
  private static final Comparator<OracleStatement> BY_SAYING =
      Comparator.comparing(Said::saidAt).thenComparing(OracleStatement::content);

  /** Registers always hold it. */
  private static Instant saidAt(OracleStatement statement) {
    return Objects.requireNonNull(statement.statedAt());
  }

  boolean olderThan(Said other) {
    return BY_SAYING.compare(statement, other.statement) < 0;
  }
}
