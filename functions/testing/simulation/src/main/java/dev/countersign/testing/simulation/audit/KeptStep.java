package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleResult;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a history as its entry says it, in the oracle's words.
 *
 * @param sessions that the outcome knows after it, by their ids
 * @param standing what stands billed after it
 * @param bus what the entry says that the bus has; none but after a restore
 */
public record KeptStep(
    Instant at,
    String status,
    @Nullable String reason,
    @Nullable String detail,
    Map<String, OracleSession> sessions,
    @Nullable OracleDispute dispute,
    @Nullable OracleInquiry inquiry,
    long standing,
    List<OracleResult> results,
    OracleTold.@Nullable Bus bus) {
  public KeptStep {
    sessions = Map.copyOf(sessions);
    results = List.copyOf(results);
  }

  static KeptStep of(WrittenEntry entry) {
    var restored = entry.restored();
    var stands = restored == null ? null : restored.standing();
    return new KeptStep(
        entry.at(),
        entry.status(),
        entry.reason(),
        entry.detail(),
        entry.registers().sessions(),
        entry.registers().dispute(),
        entry.registers().inquiry(),
        entry.standingMinor(),
        entry.results().stream().map(KeptStep::result).toList(),
        restored == null
            ? null
            : new OracleTold.Bus(
                Math.toIntExact(entry.revisions()), stands == null ? null : result(stands)));
  }

  private static OracleResult result(AuditedResult result) {
    return new OracleResult(
        Math.toIntExact(result.revision()),
        result.minor(),
        result.currency().equals(AuditedResult.UNITS) ? null : result.currency(),
        result.parts().stream()
            .map(part -> new Share(part.session(), Math.abs(part.minor()), part.free()))
            .toList(),
        WrittenEntry.version(result.terms()),
        result.recordedAt(),
        result.occurredAt());
  }
}
