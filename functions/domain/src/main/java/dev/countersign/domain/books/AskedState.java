package dev.countersign.domain.books;

import java.util.Locale;

/** How an inquiry about a claim of a session stands. */
public enum AskedState {
  OPEN,
  /** The result was heard after all. */
  ATTESTED,
  /** The payer declined it. */
  DECLINED,
  /** Silence declined it. */
  SILENT,
  /** Silence billed it. */
  OWED,
  WITHDRAWN,
  /** None of the books that are read says it. */
  UNTOLD;

  /** The state's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
