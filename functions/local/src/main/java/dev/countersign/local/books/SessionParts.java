package dev.countersign.local.books;

import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.ResultClaim;
import dev.countersign.domain.books.SessionWord;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forms of sessions, and what is known of their names, in parts. */
final class SessionParts implements Closeable {
  private final Parts<SessionWord> words;
  private final Parts<Known> known;

  SessionParts(Scratch scratch) {
    this.words = scratch.parts("sessions", new SessionFacts());
    this.known = scratch.parts("names", Known.FORM);
  }

  void add(SessionWord word) {
    words.add(word.session().name(), word);
  }

  void add(BookName session, Collection<BookName> links) {
    known.add(session, new Known(session, links));
  }

  /** What the sessions of a part claim, in the order of their names. */
  List<ResultClaim> claims(int part) {
    var forms = new TreeMap<BookName, List<SessionWord>>();
    words.read(
        part,
        word -> forms.computeIfAbsent(word.session().name(), n -> new ArrayList<>()).add(word));
    var names = new TreeMap<BookName, Collection<BookName>>();
    known.read(
        part,
        fact -> {
          if (forms.containsKey(fact.session())) {
            names.put(fact.session(), fact.links());
          }
        });
    return forms.entrySet().stream()
        .flatMap(of ->
            ResultClaim.of(of.getValue(), names.getOrDefault(of.getKey(), List.of())).stream())
        .toList();
  }

  /** The month in which each session of a part was first received. */
  Map<BookName, YearMonth> months(int part) {
    var first = new HashMap<BookName, YearMonth>();
    words.read(
        part,
        word ->
            first.merge(
                word.session().name(),
                word.month(),
                (one, other) -> one.isBefore(other) ? one : other));
    return first;
  }

  @Override
  public void close() throws IOException {
    words.close();
    known.close();
  }

  /** Further names of a session. */
  private record Known(BookName session, Collection<BookName> links) {
    static final PartForm<Known> FORM =
        new PartForm<>() {
          @Override
          public void write(Known fact, DataOutput out) throws IOException {
            out.writeUTF(fact.session().hex());
            FactTexts.names(out, fact.links());
          }

          @Override
          public Known read(DataInput in) throws IOException {
            return new Known(new BookName(in.readUTF()), FactTexts.names(in));
          }
        };
  }
}
