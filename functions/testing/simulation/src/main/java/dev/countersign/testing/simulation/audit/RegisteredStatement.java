package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A statement in a register.
 *
 * @param evidence digest in hexadecimal
 */
record RegisteredStatement(OracleStatement statement, String evidence) {
  private static final Comparator<OracleStatement> BY_SAYING =
      Comparator.comparing(RegisteredStatement::saidAt).thenComparing(OracleStatement::content);

  /** Registers always hold it. */
  private static Instant saidAt(OracleStatement statement) {
    return Objects.requireNonNull(statement.statedAt());
  }

  boolean olderThan(RegisteredStatement other) {
    return BY_SAYING.compare(statement, other.statement) < 0;
  }
}
