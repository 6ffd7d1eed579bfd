package dev.countersign.domain.history;

import dev.countersign.domain.Problem;

/** What becomes of a stimulus. */
public sealed interface Decision {
  /** One more entry. */
  record Appended(Entry entry) implements Decision {}

  /** This message was answered before, by this entry. */
  record Repeated(int seq) implements Decision {}

  /** This message id was answered before, by this entry, with other content: nothing changes. */
  record Conflicting(int seq) implements Decision {}

  /** Nothing that was not known. */
  record Unchanged() implements Decision {}

  /** It can't be used, for a reason in what it says. */
  record Unprocessable(Problem problem) implements Decision {}
}
