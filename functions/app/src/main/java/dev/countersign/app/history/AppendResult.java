package dev.countersign.app.history;

import dev.countersign.domain.Problem;
import dev.countersign.ledger.StoredEntry;

/** What became of a stimulus, durably. */
public sealed interface AppendResult {
  /** One more entry. */
  record Appended(StoredEntry entry) implements AppendResult {}

  /** The message had been answered before, by this entry. */
  record Repeated(StoredEntry entry) implements AppendResult {}

  /** The message id had been answered before, by this entry, with other content. */
  record Conflicting(StoredEntry entry) implements AppendResult {}

  /** It brought nothing new. */
  record Unchanged() implements AppendResult {}

  /** The terms can't use it. */
  record Refused(Problem problem) implements AppendResult {}
}
