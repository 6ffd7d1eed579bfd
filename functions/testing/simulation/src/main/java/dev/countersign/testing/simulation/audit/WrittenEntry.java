package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was written.
 *
 * @param hash of its canonical bytes, in base64url
 * @param previous the hash of the entry before, likewise
 * @param terms reference of the version, such as {@code policy_signed@3}; null while none is chosen
 * @param standing the id of the event that stands after the entry; null where none does
 * @param registers the newest statement of each register
 * @param seen the ids of the messages answered, each with its content
 * @param decidedAt the times of a person's choice and ruling, by those words, and under {@link
 *     #RESTORATION} the end of the grace after a restore
 * @param restored what the bus had, where the entry was written to reconcile a restored table
 */
record WrittenEntry(
    String tenant,
    String claim,
    long seq,
    String hash,
    @Nullable String previous,
    String status,
    @Nullable String reason,
    @Nullable String terms,
    List<AuditedResult.Part> parts,
    long revisions,
    @Nullable String standing,
    long standingMinor,
    List<AuditedResult> results,
    Map<RegisterKey, RegisteredStatement> registers,
    Map<String, SessionTimes> sessions,
    Map<String, String> seen,
    Map<String, Instant> decidedAt,
    Instant at,
    @Nullable Restored restored) {

  /** What stands billed according to the bus; null where nothing does. */
  record Restored(@Nullable AuditedResult standing) {}

  static final String RESTORATION = "restoration";

  /** Which register: of a source, an assurance grade, and either truths or retractions. */
  record RegisterKey(String source, String assurance, boolean retraction) {}

  /** When a session started, and when this form of it was recorded. */
  record SessionTimes(Instant startedAt, Instant recordedAt) {}

  /** Whether the grace after a restore still runs: until it ends nothing is billed or reversed. */
  boolean leftAlone() {
    var until = decidedAt.get(RESTORATION);
    return until != null && at.isBefore(until);
  }

  String outcome() {
    return claim.substring(0, claim.indexOf('/'));
  }

  /** The version's number in a reference such as {@code policy_signed@3}. */
  static int version(String terms) {
    return Integer.parseInt(terms.substring(terms.lastIndexOf('@') + 1));
  }

  /** The newest truth among the statements whose evidence has one of these digests. */
  @Nullable OracleStatement truthAmong(List<String> attestations) {
    RegisteredStatement newest = null;
    for (var register : registers.entrySet()) {
      var statement = register.getValue();
      boolean wanted =
          !register.getKey().retraction() && attestations.contains(statement.evidence());
      if (wanted && (newest == null || newest.olderThan(statement))) {
        newest = statement;
      }
    }
    return newest == null ? null : newest.statement();
  }
}
