package dev.countersign.local.books;

import dev.countersign.domain.books.AskedEntry;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.BookPeriod;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.domain.books.HeardEntry;
import dev.countersign.domain.books.Matter;
import dev.countersign.domain.books.Matters;
import dev.countersign.domain.books.SessionWord;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.forms.books.ReadLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds three books against each other, however long they are. Facts are spread over parts by the
 * names of their claims and sessions, and each part is compared by itself; what a result and the
 * claim of a session have in common is a fact of its own.
 */
public final class ThreeBooks implements BookFacts, Closeable {
  private static final BookName FIRST = new BookName("0".repeat(BookName.DIGITS));

  private final Scratch scratch;
  private final Parts<HeardEntry> entries;
  private final Parts<BookLine> lines;
  private final Parts<UnsettledLine> spoiled;
  private final Parts<UnsettledLine> unreadable;
  private final SessionParts sessions;
  private final AskedParts asked;
  private final PairingParts pairings;

  /**
   * Empty books.
   *
   * @param temporary where parts go; they are deleted at the end
   * @param bytes how much will be read, about
   */
  public ThreeBooks(Path temporary, long bytes) throws IOException {
    this.scratch = Scratch.in(temporary, bytes);
    this.entries = scratch.parts("entries", new EntryFacts());
    this.lines = scratch.parts("lines", new LineFacts());
    this.spoiled = scratch.parts("spoiled", new UnsettledFacts());
    this.unreadable = scratch.parts("unreadable", new UnsettledFacts());
    this.sessions = new SessionParts(scratch);
    this.asked = new AskedParts(scratch, sessions);
    this.pairings = new PairingParts(scratch);
  }

  @Override
  public void entry(HeardEntry entry) {
    entries.add(entry.name(), entry);
  }

  @Override
  public void asked(AskedEntry entry) {
    asked.add(entry);
  }

  @Override
  public void session(SessionWord word) {
    sessions.add(word);
  }

  @Override
  public void names(BookName session, Collection<BookName> links) {
    sessions.add(session, links);
  }

  /** A line of the export. */
  public void line(ReadLine line) {
    switch (line) {
      case ReadLine.Counts(BookLine counts) -> lines.add(counts.claim(), counts);
      case ReadLine.Unsettled(UnsettledLine unsettled) ->
          unsettled
              .claim()
              .ifPresentOrElse(
                  claim -> spoiled.add(claim, unsettled), () -> unreadable.add(FIRST, unsettled));
      case ReadLine.DoesNotCount none -> {}
    }
  }

  /**
   * Compares them. Each line is in exactly one finding, and so is each result of the month.
   *
   * @param scope of what the export speaks; the rest is set aside
   */
  public void compare(BookPeriod period, ExportScope scope, Consumer<BookFinding> to)
      throws IOException {
    Consumer<BookFinding> each = finding -> to.accept(scope.within(finding));
    for (Parts<?> read : List.of(entries, lines, spoiled, unreadable)) {
      read.close();
    }
    sessions.close();
    asked.close();
    unreadable.read(0, line -> each.accept(BookFinding.Unsettled.of(line)));
    for (int part = 0; part < scratch.count(); part++) {
      for (Matter matter : matters(part, period, aside -> {})) {
        matter.links().forEach(link -> pairings.ask(link, matter.claim()));
      }
      sessions.claims(part).forEach(pairings::offer);
    }
    pairings.pair();
    for (int part = 0; part < scratch.count(); part++) {
      var claimedBy = pairings.claimedBy(part);
      for (Matter matter : matters(part, period, each)) {
        matter.finding(claimedBy.get(matter.claim()), period).ifPresent(each);
      }
    }
    for (int part = 0; part < scratch.count(); part++) {
      var answered = pairings.answered(part);
      sessions.claims(part).stream()
          .filter(claim -> !answered.contains(PairingParts.key(claim)))
          .forEach(claim -> claim.unmatched(period).ifPresent(each));
    }
    for (int part = 0; part < scratch.count(); part++) {
      asked.outcomes(part).forEach(of -> of.finding(period).ifPresent(each));
    }
  }

  private List<Matter> matters(int part, BookPeriod period, Consumer<BookFinding> aside) {
    var matters = new Matters(period, aside);
    entries.read(part, matters::add);
    lines.read(part, matters::add);
    spoiled.read(part, matters::add);
    return matters.all();
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
