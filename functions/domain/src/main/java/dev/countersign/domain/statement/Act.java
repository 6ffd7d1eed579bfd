package dev.countersign.domain.statement;

/** What a statement does to the outcome it speaks of. */
public enum Act {
  /** It happened. */
  ATTESTED,
  /** The whole new truth about what happened. */
  RESTATED,
  /** It is taken back. */
  RETRACTED;

  /** Whether it says what is true, rather than that nothing is. */
  public boolean affirms() {
    return this != RETRACTED;
  }
}
