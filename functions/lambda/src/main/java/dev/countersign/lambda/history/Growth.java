package dev.countersign.lambda.history;

import dev.countersign.domain.Problem;
import dev.countersign.ledger.StoredEntry;

/** What became of a stimulus, durably. */
public sealed interface Growth {
  /** One more entry. */
  record Grown(StoredEntry entry) implements Growth {}

  /** The message had been answered before, by this entry. */
  record Repeated(StoredEntry entry) implements Growth {}

  /** The message id had been answered before, by this entry, with other content. */
  record Conflicting(StoredEntry entry) implements Growth {}

  /** It brought nothing new. */
  record Unchanged() implements Growth {}

  /** The terms can't use it. */
  record Refused(Problem problem) implements Growth {}
}
