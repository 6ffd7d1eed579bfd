package dev.countersign.domain.books;

import dev.countersign.domain.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One claim in the attested book and in the export.
 *
 * @param lines those that count, each saying something else; in their order
 * @param spoiled lines of the claim from which nothing follows; in their order
 */
public record Matter(
    BookName claim,
    @Nullable HeardOutcome outcomeOrNull,
    List<BookLine> lines,
    List<UnsettledLine> spoiled) {
  static final Problem CONTRADICTION =
      new Problem(
          "contradiction",
          "",
          "lines of one claim that say different things",
          "keep the line that is true");

  public Matter {
    lines = List.copyOf(lines);
    spoiled = List.copyOf(spoiled);
  }

  /** By what the claim of a session is found. */
  public List<BookLink> links() {
    var links = new ArrayList<BookLink>();
    if (outcomeOrNull != null && outcomeOrNull.last().sessionOrNull() != null) {
      links.add(
          new BookLink(outcomeOrNull.last().sessionOrNull().name(), outcomeOrNull.last().type()));
    }
    lines.forEach(line -> line.links().forEach(name -> links.add(new BookLink(name, line.type()))));
    return links;
  }

  /**
   * What comes of it: one finding that has all its lines, or none where it is of another month.
   *
   * @param claimedByOrNull the id of the session that claims it
   */
  public Optional<BookFinding> finding(@Nullable String claimedByOrNull, BookPeriod period) {
    boolean elsewhere = lines.stream().noneMatch(line -> period.has(line.occurredAt()));
    if (spoiled.isEmpty() && !lines.isEmpty() && elsewhere) {
      return Optional.of(new BookFinding.OtherMonth(lines.size()));
    }
    if (!spoiled.isEmpty() || lines.size() > 1) {
      return Optional.of(unsettled(claimedByOrNull));
    }
    if (!lines.isEmpty()) {
      return Optional.of(exported(lines.getFirst(), claimedByOrNull, period));
    }
    return outcomeOrNull == null
        ? Optional.empty()
        : notExported(outcomeOrNull, claimedByOrNull, period);
  }

  private BookFinding unsettled(@Nullable String claimedByOrNull) {
    var numbers = new TreeSet<Long>();
    lines.forEach(line -> numbers.add(line.number()));
    spoiled.forEach(line -> numbers.add(line.number()));
    var why = spoiled.isEmpty() ? CONTRADICTION : spoiled.getFirst().why();
    return new BookFinding.Unsettled(
        why, List.copyOf(numbers), of(lines.isEmpty() ? null : lines.getFirst(), claimedByOrNull));
  }

  private BookFinding exported(BookLine line, @Nullable String claimedByOrNull, BookPeriod period) {
    if (outcomeOrNull == null && period.mayStillCome(line.occurredAt())) {
      return new BookFinding.Unsettled(
          Waiting.PROBLEM, List.of(line.number()), of(line, claimedByOrNull));
    }
    var books = EnumSet.of(Book.EXPORTED);
    if (outcomeOrNull != null) {
      books.add(Book.ATTESTED);
    }
    if (claimedByOrNull != null) {
      books.add(Book.CLAIMED);
    }
    var differs =
        outcomeOrNull == null
            ? List.<Difference>of()
            : Difference.between(outcomeOrNull, line, period.month());
    return new BookFinding.InCell(Cell.of(books), of(line, claimedByOrNull), differs);
  }

  private Optional<BookFinding> notExported(
      HeardOutcome outcome, @Nullable String claimedByOrNull, BookPeriod period) {
    if (!outcome.isOf(period.month())) {
      return Optional.empty();
    }
    if (outcome.isTakenBack()) {
      return Optional.of(new BookFinding.TakenBack(outcome));
    }
    var cell = claimedByOrNull == null ? Cell.ORPHAN : Cell.VANISHED;
    return Optional.of(new BookFinding.InCell(cell, of(null, claimedByOrNull), List.of()));
  }

  private BookFinding.Of of(@Nullable BookLine lineOrNull, @Nullable String claimedByOrNull) {
    var known = outcomeOrNull == null ? null : outcomeOrNull.last();
    var session = known == null ? null : known.sessionOrNull();
    var type = known != null ? known.type() : lineOrNull == null ? null : lineOrNull.type();
    return new BookFinding.Of(
        type,
        outcomeOrNull,
        lineOrNull,
        claimedByOrNull == null && session != null ? session.id() : claimedByOrNull);
  }
}
