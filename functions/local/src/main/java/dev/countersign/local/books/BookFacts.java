package dev.countersign.local.books;

import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.HeardEntry;
import dev.countersign.domain.books.SessionWord;
import java.util.Collection;

/** Takes the facts of the claimed and the attested book, in any order. */
public interface BookFacts {
  void entry(HeardEntry entry);

  /** An entry of an outcome under which a result is asked for; it is in no book. */
  void asked(AskedEntry entry);

  void session(SessionWord word);

  /** Further names of a session: of its conversation, its records and its subjects. */
  void names(BookName session, Collection<BookName> links);
}
