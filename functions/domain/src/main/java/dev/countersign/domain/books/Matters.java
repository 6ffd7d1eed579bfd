package dev.countersign.domain.books;

import dev.countersign.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Puts together what the attested book and the export have of each claim. Of a claim it holds all
 * entries, and {@link #MOST} lines at most: what comes beyond these, and what only repeats one of
 * them, is told at once.
 */
public final class Matters {
  /** So many lines of one claim that say different things are held together. */
  static final int MOST = 100;

  private final SortedMap<BookName, List<HeardEntry>> entries = new TreeMap<>();
  private final SortedMap<BookName, List<BookLine>> lines = new TreeMap<>();
  private final SortedMap<BookName, List<UnsettledLine>> spoiled = new TreeMap<>();
  private final BookPeriod period;
  private final Consumer<BookFinding> aside;

  /**
   * Nothing yet.
   *
   * @param aside takes what is told at once
   */
  public Matters(BookPeriod period, Consumer<BookFinding> aside) {
    this.period = period;
    this.aside = aside;
  }

  /** An entry, in any order. */
  public void add(HeardEntry entry) {
    of(entries, entry.name()).add(entry);
  }

  /** A line that counts. Lines come in the order of their numbers. */
  public void add(BookLine line) {
    var before = of(lines, line.claim());
    var same = before.stream().filter(line::repeats).findFirst();
    if (same.isPresent()) {
      aside.accept(told(line, repeats(same.get())));
    } else if (before.size() == MOST) {
      aside.accept(told(line, Matter.CONTRADICTION));
    } else {
      before.add(line);
    }
  }

  /** A line from which nothing follows, whose claim is known, in the order of their numbers. */
  public void add(UnsettledLine line) {
    var before = of(spoiled, line.claim().orElseThrow());
    if (before.size() == MOST) {
      aside.accept(BookFinding.Unsettled.of(line));
    } else {
      before.add(line);
    }
  }

  /** One for each claim, in the order of their names. */
  public List<Matter> all() {
    var claims = new TreeSet<>(entries.keySet());
    claims.addAll(lines.keySet());
    claims.addAll(spoiled.keySet());
    return claims.stream().map(this::matter).toList();
  }

  private Matter matter(BookName claim) {
    return new Matter(
        claim,
        HeardOutcome.of(entries.getOrDefault(claim, List.of())).orElse(null),
        lines.getOrDefault(claim, List.of()),
        spoiled.getOrDefault(claim, List.of()));
  }

  private static Problem repeats(BookLine earlier) {
    return new Problem(
        "duplicate",
        "",
        "says what line " + earlier.number() + " says, which is counted",
        "leave it out");
  }

  private BookFinding told(BookLine line, Problem why) {
    return period.has(line.occurredAt())
        ? new BookFinding.Unsettled(
            why, List.of(line.number()), new BookFinding.Of(line.type(), null, null, null))
        : new BookFinding.OtherMonth(1);
  }

  private static <T> List<T> of(SortedMap<BookName, List<T>> map, BookName claim) {
    return map.computeIfAbsent(claim, name -> new ArrayList<>());
  }
}
