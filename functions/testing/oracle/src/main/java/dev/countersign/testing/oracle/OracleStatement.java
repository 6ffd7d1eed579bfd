package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message of a source, authentic and understood.
 *
 * @param message the source's id of it
 * @param record the CRM record, in any spelling that is the same for the same record
 * @param subjects the subject's normal forms, one for each alias
 * @param statedAt as the message says it
 * @param signedAt as the signature says it
 * @param receivedAt when the delivery came that was counted: the first whose entry was written
 * @param value never negative, with its currency; both are there or neither
 * @param facts the texts among the facts, by path ({@code policy_start}, {@code policy.start})
 * @param content digest of all it says but its id: breaks ties, tells a repetition from a conflict
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

  /** What it does. */
  public enum Act {
    ATTESTED,
    RESTATED,
    RETRACTED
  }

  boolean takesBack() {
    return act == Act.RETRACTED;
  }

  /** When it was said: by its own word, else by its signature, else when it came. */
  Instant said() {
    if (statedAt != null) {
      return statedAt;
    }
    return signedAt != null ? signedAt : receivedAt;
  }
}
