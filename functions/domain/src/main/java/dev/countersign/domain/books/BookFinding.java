package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes of one result, or of one line. */
public sealed interface BookFinding {
  /**
   * What it is of, as far as the books tell.
   *
   * @param sessionOrNull the id of the session that claims it, or that it is of
   */
  record Of(
      @Nullable OutcomeType typeOrNull,
      @Nullable HeardOutcome outcomeOrNull,
      @Nullable BookLine lineOrNull,
      @Nullable String sessionOrNull) {
    static final Of NOTHING_KNOWN = new Of(null, null, null, null);

    /** What stands billed for it. */
    public Optional<BookSum> ours() {
      return outcomeOrNull == null
          ? Optional.empty()
          : Optional.ofNullable(outcomeOrNull.last().billedOrNull());
    }

    /** What is owed for it by the line. */
    public Optional<BookSum> theirs() {
      return lineOrNull == null ? Optional.empty() : lineOrNull.amount();
    }

    static Of session(OutcomeType type, String session) {
      return new Of(type, null, null, session);
    }
  }

  /** It is in a cell. */
  record InCell(Cell cell, Of of, List<Difference> differs) implements BookFinding {
    public InCell {
      differs = List.copyOf(differs);
    }
  }

  /**
   * It can't be settled.
   *
   * @param lines the numbers of the lines that say it, in their order
   */
  record Unsettled(Problem why, List<Long> lines, Of of) implements BookFinding {
    public Unsettled {
      lines = List.copyOf(lines);
    }

    /** What is owed by its line; nothing where several lines say different things. */
    public Optional<BookSum> theirs() {
      return lines.size() == 1 ? of.theirs() : Optional.empty();
    }

    /** A line of which nothing else is known. */
    public static Unsettled of(UnsettledLine line) {
      return new Unsettled(line.why(), List.of(line.number()), Of.NOTHING_KNOWN);
    }
  }

  /** It was attested and taken back, and the export doesn't have it. */
  record TakenBack(HeardOutcome outcome) implements BookFinding {}

  /**
   * Lines of another month.
   *
   * @param lines how many, 1 or more
   */
  record OtherMonth(int lines) implements BookFinding {}
}
