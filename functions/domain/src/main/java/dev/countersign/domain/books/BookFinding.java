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
   * @param claimOrNull the name of its claim
   * @param sessionOrNull the id of the session that claims it, or that it is of
   */
  record Of(
      @Nullable BookName claimOrNull,
      @Nullable OutcomeType typeOrNull,
      @Nullable HeardOutcome outcomeOrNull,
      @Nullable BookLine lineOrNull,
      @Nullable String sessionOrNull) {
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
      return new Of(null, type, null, null, session);
    }

    static Of outcome(HeardOutcome outcome) {
      var last = outcome.last();
      var session = last.sessionOrNull();
      return new Of(last.name(), last.type(), outcome, null, session == null ? null : session.id());
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

    /** Whether it is a line of which nobody knows which result it is of. */
    public boolean isNameless() {
      return !lines.isEmpty() && of.claimOrNull() == null;
    }

    /** A line of which at most its claim is known. */
    public static Unsettled of(UnsettledLine line) {
      var of = new Of(line.claimOrNull(), null, null, null, null);
      return new Unsettled(line.why(), List.of(line.number()), of);
    }
  }

  /**
   * The export doesn't speak of its outcome type, so that nothing follows from what it has of it.
   *
   * @param of its type is known
   * @param lines the numbers of the lines that say it, in their order
   */
  record SetAside(Of of, List<Long> lines) implements BookFinding {
    public SetAside {
      lines = List.copyOf(lines);
    }

    /** What is owed by its line; nothing where several lines say different things. */
    public Optional<BookSum> theirs() {
      return lines.size() == 1 ? of.theirs() : Optional.empty();
    }

    /** Whether it is a result of its own, and no further line of one. */
    public boolean isOfResult() {
      return lines.isEmpty() || of.outcomeOrNull() != null || of.lineOrNull() != null;
    }
  }

  /** It was asked for, since nobody attested it; in no book. */
  record Asked(AskedOutcome outcome) implements BookFinding {}

  /** It was attested and taken back, and the export doesn't have it. */
  record TakenBack(HeardOutcome outcome) implements BookFinding {}

  /**
   * Lines of another month.
   *
   * @param lines how many, 1 or more
   */
  record OtherMonth(int lines) implements BookFinding {}
}
