package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it was written.
 *
 * @param hash of its bytes, in base64url as the next one repeats it; {@code previous} likewise
 * @param terms reference of the version; none while none are chosen
 * @param standing the event that stands after it; none where none does
 * @param voices by source and assurance, and what of the two they say
 * @param seen the messages answered, each with its content
 * @param decidedAt when a person chose and when one ruled, by which of the two; and until when the
 *     sources send again after a restore
 * @param restored what the bus had by this entry, where it was told after a restore
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
    Map<RegisterKey, RegisteredStatement> voices,
    Map<String, SessionTimes> sessions,
    Map<String, String> seen,
    Map<String, Instant> decidedAt,
    Instant at,
    @Nullable Restored restored) {

  /** What stands by the bus; nothing where nothing does. */
  record Restored(@Nullable AuditedResult standing) {}

  static final String RESTORATION = "restoration";

  /** One register. */
  record RegisterKey(String source, String assurance, boolean retraction) {}

  /** What counts of a session's form. */
  record SessionTimes(Instant startedAt, Instant recordedAt) {}

  /** Whether what stands is left as it is, since the sources still send again. */
  boolean left() {
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

  /** The newest truth among the statements with these digests. */
  @Nullable OracleStatement truthAmong(List<String> attestations) {
    RegisteredStatement newest = null;
    for (var voice : voices.entrySet()) {
      var said = voice.getValue();
      boolean wanted = !voice.getKey().retraction() && attestations.contains(said.evidence());
      if (wanted && (newest == null || newest.olderThan(said))) {
        newest = said;
      }
    }
    return newest == null ? null : newest.statement();
  }
}
