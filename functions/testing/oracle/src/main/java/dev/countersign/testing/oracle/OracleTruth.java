package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a fact by one version of the terms (contract, section 5).
 *
 * @param occurredAt of the statement that it began with, or of the newest {@code restated} since
 * @param began the {@code stated_at} of the statement that it began with
 * @param statedAt the same, or that of the newest {@code restated} since
 * @param firstReceivedAt the earliest receipt of all that attested or restated it since it began
 * @param value the newest value, notes included
 * @param facts the newest of each, notes included, as in {@link OracleStatement#facts}
 */
public record OracleTruth(
    Instant occurredAt,
    Instant began,
    Instant statedAt,
    Instant firstReceivedAt,
    @Nullable OracleValue value,
    @Nullable String reason,
    Map<String, @Nullable Object> facts,
    OracleLinks links) {

  /** Whether both are the same but for {@code began}, {@code statedAt} and first receipt. */
  boolean saysTheSame(OracleTruth other) {
    return occurredAt.equals(other.occurredAt)
        && Objects.equals(reason, other.reason)
        && links.equals(other.links)
        && OracleValue.isSame(value, other.value)
        && OracleFacts.isSame(facts, other.facts);
  }
}
