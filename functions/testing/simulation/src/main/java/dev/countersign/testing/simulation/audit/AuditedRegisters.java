package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says that its outcome keeps.
 *
 * @param statements as they are written
 * @param foldedUpTo for a source, the newest time of statements that are not kept any more
 * @param sessions each in the form that is kept, received when any of its forms was
 * @param seen the ids of the messages answered, each with its content
 */
record AuditedRegisters(
    List<RegisteredStatement> statements,
    Map<String, Instant> foldedUpTo,
    Map<String, OracleSession> sessions,
    Map<String, String> seen,
    @Nullable OracleChoice choice,
    @Nullable OracleRuling ruling,
    @Nullable Grace grace,
    @Nullable OracleDispute dispute,
    @Nullable OracleInquiry inquiry) {

  /** The grace after a restore. */
  record Grace(Instant from, Instant until) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && !at.isAfter(until);
    }
  }
}
