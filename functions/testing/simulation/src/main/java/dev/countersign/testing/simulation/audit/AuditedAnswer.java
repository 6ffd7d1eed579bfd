package dev.countersign.testing.simulation.audit;

/**
 * What a sender was told of one statement.
 *
 * @param content digest of what it said; {@code answer} the whole answer with its receipt, as text
 */
public record AuditedAnswer(
    String tenant,
    String source,
    String message,
    String claim,
    String content,
    Kind kind,
    String answer) {

  /** Refused statements leave no trace, so that they are not given here. */
  public enum Kind {
    DECIDED,
    CONFLICT
  }
}
