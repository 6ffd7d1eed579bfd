package dev.countersign.testing.simulation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as the history or the bus has it.
 *
 * @param minor in minor units; negative in a reversal
 * @param attestations digests in hexadecimal
 */
record AuditedResult(
    String id,
    String kind,
    @Nullable String reverses,
    long revision,
    long minor,
    String currency,
    List<Part> parts,
    String terms,
    Instant occurredAt,
    Instant recordedAt,
    String meter,
    Map<String, String> billTo,
    List<String> attestations,
    @Nullable String reason) {

  /** A session's share. */
  record Part(String session, long minor) {
    Part negated() {
      return new Part(session, -minor);
    }
  }

  boolean billable() {
    return kind.equals("billable");
  }
}
