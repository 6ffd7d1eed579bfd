package dev.countersign.domain.statement;

/**
 * What a statement does to its outcome. At equal times statements are read in the order in which
 * the acts stand here.
 */
public enum Act {
  /** It happened. */
  ATTESTED,
  /** This is the whole new truth about what happened. */
  RESTATED,
  /** Facts, or a value, of the record: they change field by field. */
  NOTED,
  /** It is taken back. */
  RETRACTED,
  /** It is the same fact as another record's. */
  MERGED;

  /** Whether it says that something is true. */
  public boolean affirms() {
    return this == ATTESTED || this == RESTATED;
  }

  /** Whether it takes the fact back. */
  public boolean takesBack() {
    return this == RETRACTED || this == MERGED;
  }

  /** Whether it must state when it was stated: the time of what happened doesn't order it. */
  public boolean mustStateItsTime() {
    return this == RESTATED || this == NOTED || this == MERGED;
  }
}
