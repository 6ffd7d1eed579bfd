package dev.countersign.app.resolve;

import dev.countersign.ledger.StoredEntry;

/** How an outcome is after a person's decision. */
public record Resolved(Verdict verdict, StoredEntry entry) {
  /** What became of the decision. */
  public enum Verdict {
    /** It was recorded. */
    RESOLVED,
    /** A newer decision stands, or this one stood already: a repeated delivery. */
    STANDS
  }
}
