package dev.countersign.local.books;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.domain.books.HeardEntry;
import dev.countersign.domain.books.SessionWord;
import dev.countersign.forms.books.ReadLine;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells of which types the export speaks by its scope, and has no line. It keeps the types of the
 * tenant's own books and those of the scope; a column of an export may have any number of others.
 */
final class TypesRead implements BookFacts {
  private final BookFacts to;
  private final Set<OutcomeType> known;
  private final Set<OutcomeType> lined = new HashSet<>();
  private final SortedSet<OutcomeType> wanted;

  /**
   * None yet.
   *
   * @param to takes the facts, too
   */
  TypesRead(ExportScope scope, BookFacts to) {
    this.to = to;
    this.wanted = new TreeSet<>(scope.named());
    this.known = new HashSet<>(wanted);
  }

  @Override
  public void entry(HeardEntry entry) {
    known.add(entry.type());
    to.entry(entry);
  }

  @Override
  public void asked(AskedEntry entry) {
    to.asked(entry);
  }

  @Override
  public void session(SessionWord word) {
    known.addAll(word.claimed());
    to.session(word);
  }

  @Override
  public void names(BookName session, Collection<BookName> links) {
    to.names(session, links);
  }

  /** A line, after all facts. */
  void line(ReadLine line) {
    if (line instanceof ReadLine.Counts(var counts) && known.contains(counts.type())) {
      lined.add(counts.type());
    }
  }

  /** A finding, after all lines. */
  void found(BookFinding finding) {
    if (finding instanceof BookFinding.InCell in
        && in.of().lineOrNull() == null
        && in.of().typeOrNull() != null) {
      wanted.add(in.of().typeOrNull());
    }
  }

  /** The types that are named or in a cell, and have no line that counts. */
  SortedSet<OutcomeType> withoutALine() {
    var without = new TreeSet<>(wanted);
    without.removeAll(lined);
    return without;
  }
}
