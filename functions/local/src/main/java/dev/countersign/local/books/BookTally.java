package dev.countersign.local.books;

import dev.countersign.domain.books.AskedOutcome;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.Cell;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a comparison came to, counted. */
public final class BookTally {
  private final Map<Cell, InCell> cells = new EnumMap<>(Cell.class);
  private final SortedMap<String, Long> unsettled = new TreeMap<>();
  private final Sums unsettledOurs = new Sums();
  private final Sums unsettledTheirs = new Sums();
  private final AsideTally aside = new AsideTally();
  private long unsettledCount;
  private long linesInCells;
  private long linesUnsettled;
  private long linesOfOtherMonths;
  private long takenBack;
  private long nameless;

  /** Nothing yet. */
  public BookTally() {
    for (Cell cell : Cell.values()) {
      cells.put(cell, new InCell());
    }
  }

  /** What is in a cell. */
  static final class InCell {
    private long count;
    private long differ;
    private final Sums ours = new Sums();
    private final Sums theirs = new Sums();

    long count() {
      return count;
    }

    /** How many of them say different things. */
    long differ() {
      return differ;
    }

    Sums ours() {
      return ours;
    }

    Sums theirs() {
      return theirs;
    }
  }

  /** Counts a finding. */
  public void add(BookFinding finding) {
    switch (finding) {
      case BookFinding.InCell in -> {
        var cell = cell(in.cell());
        cell.count++;
        cell.differ += in.differs().isEmpty() ? 0 : 1;
        in.of().ours().ifPresent(cell.ours::add);
        in.of().theirs().ifPresent(cell.theirs::add);
        linesInCells += in.of().lineOrNull() == null ? 0 : 1;
      }
      case BookFinding.Unsettled not -> {
        unsettledCount++;
        unsettled.merge(not.why().reason(), 1L, Long::sum);
        not.of().ours().ifPresent(unsettledOurs::add);
        not.theirs().ifPresent(unsettledTheirs::add);
        linesUnsettled += not.lines().size();
        nameless += not.isNameless() ? 1 : 0;
      }
      case BookFinding.SetAside other -> aside.add(other);
      case BookFinding.Asked(AskedOutcome asked) -> aside.add(asked);
      case BookFinding.TakenBack taken -> takenBack++;
      case BookFinding.OtherMonth other -> linesOfOtherMonths += other.lines();
    }
  }

  InCell cell(Cell cell) {
    return Objects.requireNonNull(cells.get(cell));
  }

  /** How many findings for each reason why not. */
  SortedMap<String, Long> unsettled() {
    return unsettled;
  }

  long unsettledCount() {
    return unsettledCount;
  }

  Sums unsettledOurs() {
    return unsettledOurs;
  }

  Sums unsettledTheirs() {
    return unsettledTheirs;
  }

  long linesInCells() {
    return linesInCells;
  }

  long linesUnsettled() {
    return linesUnsettled;
  }

  /** How many lines are of another month. */
  public long linesOfOtherMonths() {
    return linesOfOtherMonths;
  }

  long takenBack() {
    return takenBack;
  }

  /** Of how many lines that can't be settled nobody knows which result they are of. */
  long nameless() {
    return nameless;
  }

  /** What is in no cell since the export can't say anything of it. */
  AsideTally aside() {
    return aside;
  }

  /** How much was heard. */
  Optional<Coverage> coverage() {
    return Coverage.of(cell(Cell.AGREED).count, cell(Cell.UNHEARD).count);
  }
}
