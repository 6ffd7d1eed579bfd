package dev.countersign.testing.simulation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as the history or the bus has it.
 *
 * @param minor in minor units or in units; negative in a reversal
 * @param currency {@link #UNITS} where units are counted and not priced
 * @param zone the calendar of its periods
 * @param attestations digests in hexadecimal
 * @param refund what the clawback gave back; none if it didn't count
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
    String zone,
    String meter,
    Map<String, String> billTo,
    List<String> attestations,
    @Nullable String reason,
    @Nullable Long refund) {

  /** ISO 4217's code for no currency. */
  static final String UNITS = "XXX";

  /**
   * A session's share.
   *
   * @param free why it is not billed; none if it is
   */
  record Part(String session, long minor, @Nullable String free) {
    Part negated() {
      return new Part(session, -minor, free);
    }
  }

  boolean billable() {
    return kind.equals("billable");
  }
}
