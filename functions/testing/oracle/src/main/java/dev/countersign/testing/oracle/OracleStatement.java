package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One authentic message of a source in the form of an attestation.
 *
 * @param source the id of the source
 * @param message the message id
 * @param record the CRM record, in any spelling that is the same for the same record
 * @param subjects the subject's normal forms, one for each alias
 * @param occurredAt when the thing that is stated happened
 * @param statedAt the time that the message states, or none
 * @param signedAt the time that the signature covers, or none
 * @param receivedAt when the delivery that counts was received: the first whose entry was written
 * @param value never negative; with its currency, or both are none
 * @param currency ISO 4217
 * @param facts the texts among the facts, by path ({@code policy_start}, {@code policy.start})
 * @param content digest of everything it says but its id
 */
public record OracleStatement(
    String source,
    String message,
    Act act,
    @Nullable String session,
    @Nullable String conversation,
    @Nullable String record,
    Set<String> subjects,
    Instant occurredAt,
    @Nullable Instant statedAt,
    @Nullable Instant signedAt,
    Instant receivedAt,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable String reason,
    Map<String, String> facts,
    OracleAssurance assurance,
    String content) {

  public OracleStatement {
    subjects = Set.copyOf(subjects);
    facts = Map.copyOf(facts);
  }

  /** What the message does. */
  public enum Act {
    ATTESTED,
    RESTATED,
    RETRACTED
  }

  boolean isRetraction() {
    return act == Act.RETRACTED;
  }

  /** The time that orders statements: stated, else signed, else received. */
  Instant orderedBy() {
    if (statedAt != null) {
      return statedAt;
    }
    return signedAt != null ? signedAt : receivedAt;
  }
}
