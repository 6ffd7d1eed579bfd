package dev.countersign.local.books;

import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.AskedOutcome;
import dev.countersign.domain.books.BookName;
import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is asked for, in parts by the names of the sessions. */
final class AskedParts implements Closeable {
  private final SessionParts sessions;
  private final Parts<AskedEntry> entries;

  AskedParts(Scratch scratch, SessionParts sessions) {
    this.sessions = sessions;
    this.entries = scratch.parts("asked", new AskedFacts());
  }

  void add(AskedEntry entry) {
    entries.add(entry.by(), entry);
  }

  /** The outcomes of a part, in the order of their sessions' names and of their types. */
  List<AskedOutcome> outcomes(int part) {
    var found = new TreeMap<BookName, TreeMap<String, List<AskedEntry>>>();
    entries.read(
        part,
        entry ->
            found
                .computeIfAbsent(entry.by(), name -> new TreeMap<>())
                .computeIfAbsent(entry.claim(), claim -> new ArrayList<>())
                .add(entry));
    var months = found.isEmpty() ? Map.<BookName, YearMonth>of() : sessions.months(part);
    var outcomes = new ArrayList<AskedOutcome>();
    found.forEach((session, claims) ->
        claims.values().forEach(of -> outcomes.add(AskedOutcome.of(of, months.get(session)))));
    return outcomes;
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }
}
