package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One authentic message of a source in the form of an attestation.
 *
 * @param source the id of the source
 * @param message the message id
 * @param statedAt the time that the message states, or none: then it is {@code occurredAt}
 * @param occurredAt when the thing that is stated happened
 * @param receivedAt when the delivery was received
 * @param toldAt when it was decided; the same as {@code receivedAt} but for a replay
 * @param effectiveAt from when on it changes the price, or none
 * @param reason the reason it states, or none
 * @param facts by name; texts are String, numbers BigDecimal, truth values Boolean, objects Map,
 *     lists List, JSON's null null
 * @param into the record that a merge names ({@code type/id}), or none
 * @param digest the content digest in hexadecimal, over all that it says but its id and source
 */
public record OracleStatement(
    String source,
    String message,
    Act act,
    @Nullable Instant statedAt,
    Instant occurredAt,
    Instant receivedAt,
    Instant toldAt,
    @Nullable Instant effectiveAt,
    @Nullable OracleValue value,
    @Nullable String reason,
    Map<String, @Nullable Object> facts,
    OracleLinks links,
    @Nullable String into,
    OracleAssurance assurance,
    String digest) {

  /** What the message does; at equal times they are read in this order. */
  public enum Act {
    ATTESTED,
    RESTATED,
    NOTED,
    RETRACTED,
    MERGED
  }

  /** The time that orders statements. */
  Instant orderedBy() {
    return statedAt == null ? occurredAt : statedAt;
  }

  /** Whether it takes something back. */
  boolean takesBack() {
    return act == Act.RETRACTED || act == Act.MERGED;
  }
}
