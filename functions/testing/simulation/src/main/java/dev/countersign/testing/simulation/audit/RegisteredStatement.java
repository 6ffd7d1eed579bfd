package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A statement in a register.
 *
 * @param evidence digest of the delivery that it came in, in hexadecimal
 */
record RegisteredStatement(OracleStatement statement, String evidence) {
  private static final Comparator<OracleStatement> BY_TIME =
      Comparator.comparing(RegisteredStatement::statedAt).thenComparing(OracleStatement::content);

  /** A statement in a register always has this time. */
  private static Instant statedAt(OracleStatement statement) {
    return Objects.requireNonNull(statement.statedAt());
  }

  boolean olderThan(RegisteredStatement other) {
    return BY_TIME.compare(statement, other.statement) < 0;
  }
}
