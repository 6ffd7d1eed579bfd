package dev.countersign.forms.books;

import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.UnsettledLine;

/** What a line of an export is. */
public sealed interface ReadLine {
  /** It counts. */
  record Counts(BookLine line) implements ReadLine {}

  /** By the profile it says that nothing happened. */
  record DoesNotCount(long number) implements ReadLine {}

  /** Nothing follows from it. */
  record Unsettled(UnsettledLine line) implements ReadLine {}
}
