package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A statement that an outcome keeps.
 *
 * @param statement its {@code stated_at} is always there
 * @param evidence digest of the delivery that it came in, in hexadecimal
 */
record RegisteredStatement(OracleStatement statement, String evidence) {
  /** The order in which statements are read (contract, section 5). */
  static final Comparator<RegisteredStatement> IN_ORDER =
      Comparator.comparing((RegisteredStatement said) -> said.key().statedAt)
          .thenComparing(said -> said.statement.act())
          .thenComparing(said -> said.statement.digest())
          .thenComparing(said -> said.statement.source())
          .thenComparing(said -> said.statement.assurance());

  /** Two messages of which all this is equal are one statement. */
  record Key(String source, OracleAssurance assurance, Instant statedAt, String content) {}

  Key key() {
    return new Key(
        statement.source(),
        statement.assurance(),
        Objects.requireNonNull(statement.statedAt()),
        statement.digest());
  }

  boolean takesBack() {
    return statement.act() == OracleStatement.Act.RETRACTED
        || statement.act() == OracleStatement.Act.MERGED;
  }
}
