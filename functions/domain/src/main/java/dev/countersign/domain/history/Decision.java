package dev.countersign.domain.history;

import dev.countersign.domain.Problem;

/** What was decided about a stimulus. */
public sealed interface Decision {
  /** The history gets one more entry. */
  record Appended(Entry entry) implements Decision {}

  /** This message was answered before, with the same content, by entry {@code seq}. */
  record Repeated(int seq) implements Decision {}

  /** This message id was answered before, with other content, by entry {@code seq}. */
  record Conflicting(int seq) implements Decision {}

  /** Nothing changes, so no entry is written. */
  record Unchanged() implements Decision {}

  /** It can't be used; nothing is recorded in the history. */
  record Unprocessable(Problem problem) implements Decision {}
}
