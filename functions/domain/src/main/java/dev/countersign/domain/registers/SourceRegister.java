package dev.countersign.domain.registers;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source stated in one assurance grade: the newest truth and the newest retraction. Grades
 * have separate registers, and within a grade so have statements that are believed and those that
 * aren't. A statement too weak for its terms therefore never displaces one that is believed.
 */
public record SourceRegister(
    Key key, @Nullable Statement truthOrNull, @Nullable Statement retractionOrNull) {

  /** Whether the version that reads a statement believes its grade. */
  public enum Belief {
    /** Its grade is at least the version's {@code assurance}. */
    BELIEVED,
    /** Its grade is less; another version may believe it. */
    TOO_WEAK
  }

  /** What a register is for; keys are ordered by source, grade and belief. */
  public record Key(SourceId source, Assurance assurance, Belief belief)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::source).thenComparing(Key::assurance).thenComparing(Key::belief);

    /** The register for believed statements. */
    public Key(SourceId source, Assurance assurance) {
      this(source, assurance, Belief.BELIEVED);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** A register in which nothing was stated yet. */
  public static SourceRegister empty(Key key) {
    return new SourceRegister(key, null, null);
  }

  /** The newest statement that it happened. */
  public Optional<Statement> truth() {
    return Optional.ofNullable(truthOrNull);
  }

  /** The newest statement that takes it back. */
  public Optional<Statement> retraction() {
    return Optional.ofNullable(retractionOrNull);
  }

  /** The register with this statement if it is the newest of its kind, else the same register. */
  public SourceRegister withStatement(Statement statement) {
    var known = statement.act().affirms() ? truthOrNull : retractionOrNull;
    if (known != null && !statement.newerThan(known)) {
      return this;
    }
    return statement.act().affirms()
        ? new SourceRegister(key, statement, retractionOrNull)
        : new SourceRegister(key, truthOrNull, statement);
  }
}
