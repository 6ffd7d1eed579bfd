package dev.countersign.domain.statement;

/** What a statement does to its outcome. */
public enum Act {
  /** It happened. */
  ATTESTED,
  /** This is the whole new truth about what happened. */
  RESTATED,
  /** It is taken back. */
  RETRACTED;

  /** Whether it says that something is true, rather than taking it back. */
  public boolean affirms() {
    return this != RETRACTED;
  }
}
