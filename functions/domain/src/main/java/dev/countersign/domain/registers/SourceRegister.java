package dev.countersign.domain.registers;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one source says of the fact with one grade of assurance, as two registers that keep the
 * newest: the truth and the retraction. Grades are kept apart, and of one grade what the terms
 * believe and what they don't, so that a statement too weak for its terms never displaces one that
 * is believed.
 */
public record SourceRegister(
    Key key, @Nullable Statement truthOrNull, @Nullable Statement retractionOrNull) {

  /** Whether the terms that a statement is read by believe its grade. */
  public enum Belief {
    BELIEVED,
    /** Of a grade that another version may believe. */
    TOO_WEAK
  }

  public record Key(SourceId source, Assurance assurance, Belief belief)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::source).thenComparing(Key::assurance).thenComparing(Key::belief);

    /** Believed. */
    public Key(SourceId source, Assurance assurance) {
      this(source, assurance, Belief.BELIEVED);
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public static SourceRegister empty(Key key) {
    return new SourceRegister(key, null, null);
  }

  public Optional<Statement> truth() {
    return Optional.ofNullable(truthOrNull);
  }

  public Optional<Statement> retraction() {
    return Optional.ofNullable(retractionOrNull);
  }

  /** With this statement, where it is the newest of its kind; else the same voice. */
  public SourceRegister withStatement(Statement said) {
    var known = said.act().affirms() ? truthOrNull : retractionOrNull;
    if (known != null && !said.newerThan(known)) {
      return this;
    }
    return said.act().affirms()
        ? new SourceRegister(key, said, retractionOrNull)
        : new SourceRegister(key, truthOrNull, said);
  }
}
