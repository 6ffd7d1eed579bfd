package dev.countersign.app.dispute;

import dev.countersign.domain.Problem;
import dev.countersign.ledger.StoredEntry;

/** What became of a message about a dispute or an inquiry. */
public sealed interface DisputeResult {
  /**
   * It was recorded, now or when the same message came before.
   *
   * @param verdict the answer's word: that of the entry, or {@code duplicate}
   * @param entry the one that answered it first
   */
  record Done(String verdict, StoredEntry entry) implements DisputeResult {}

  /** It can't be used; nothing changed. */
  record Refused(Problem problem) implements DisputeResult {}

  /** Its message id was used before, with other content; nothing changed. */
  record Conflicting() implements DisputeResult {}
}
