package dev.countersign.testing.simulation.audit;

/**
 * The answer that a sender got to one statement.
 *
 * @param content identifies what the statement says
 * @param answer the whole answer with its receipt, as text
 */
public record AuditedAnswer(
    String tenant,
    String source,
    String message,
    String claim,
    String content,
    Kind kind,
    String answer) {

  /** What became of the statement. Refused ones are not shown: they leave no entry. */
  public enum Kind {
    DECIDED,
    CONFLICT
  }
}
