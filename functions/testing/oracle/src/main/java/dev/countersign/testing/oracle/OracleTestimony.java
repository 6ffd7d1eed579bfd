package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What counts of all that was said of one claim. */
final class OracleTestimony {
  /** The newest is the one said last; among those said at once the greatest digest decides. */
  private static final Comparator<OracleStatement> BY_SAYING =
      Comparator.comparing(OracleStatement::said)
          .thenComparing(OracleStatement::content)
          .thenComparing(OracleStatement::receivedAt, Comparator.reverseOrder());

  private final OracleVersions versions;
  private final List<OracleStatement> heard;

  OracleTestimony(Collection<OracleStatement> said, OracleVersions versions) {
    this.versions = versions;
    this.heard = firstOfEachMessage(said, new OracleAdmission(versions));
  }

  /** A message id counts once, with what it said first among what was taken. */
  private static List<OracleStatement> firstOfEachMessage(
      Collection<OracleStatement> said, OracleAdmission admitted) {
    record Name(String source, String message) {}
    var names = new HashSet<Name>();
    var heard = new ArrayList<OracleStatement>();
    said.stream()
        .sorted(Comparator.comparing(OracleStatement::receivedAt))
        .filter(admitted::takes)
        .filter(one -> names.add(new Name(one.source(), one.message())))
        .forEach(heard::add);
    return heard;
  }

  /** Whether nothing was taken. */
  boolean silent() {
    return heard.isEmpty();
  }

  /** Every believed statement of the source that bills that it is so, newest or not. */
  List<OracleStatement> truths() {
    return heard.stream().filter(one -> !one.takesBack() && bills(one) && believed(one)).toList();
  }

  /** The newest that any source says for itself and that bills. */
  @Nullable OracleStatement truth() {
    return newestThatBills(one -> !one.takesBack() && believed(one));
  }

  /** Whether it was attested, but too weakly. */
  boolean onlyWeakly() {
    return newestThatBills(one -> !one.takesBack() && !believed(one)) != null;
  }

  /** What was taken back before anything was attested. */
  @Nullable OracleStatement takenBackAlone() {
    return newestThatBills(one -> one.takesBack() && believed(one));
  }

  /** A source's newest word replaces what it said before, even where it bills no longer. */
  private @Nullable OracleStatement newestThatBills(Predicate<OracleStatement> counts) {
    return heard.stream()
        .map(OracleStatement::source)
        .distinct()
        .map(source -> newest(one -> one.source().equals(source) && counts.test(one)))
        .filter(Objects::nonNull)
        .filter(this::bills)
        .max(BY_SAYING)
        .orElse(null);
  }

  /**
   * The newest retraction by whom the truth is from, where it was said no earlier than the truth.
   */
  @Nullable OracleStatement takenBack(OracleStatement truth) {
    var least = versions.readAt(truth.occurredAt()).assurance();
    var taken =
        newest(one ->
            one.takesBack()
                && one.source().equals(truth.source())
                && one.assurance().compareTo(least) >= 0);
    return taken == null || taken.said().isBefore(truth.said()) ? null : taken;
  }

  /** When the last of the witnesses whose last word is no said so; none when there is none. */
  @Nullable Instant denied(OracleStatement truth, OracleTerms terms) {
    return terms.sources().stream()
        .filter(source -> !source.equals(truth.source()))
        .map(source -> deniedBy(source, terms))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant deniedBy(String witness, OracleTerms terms) {
    Predicate<OracleStatement> counts =
        one -> one.source().equals(witness) && one.assurance().compareTo(terms.assurance()) >= 0;
    var no = newest(one -> one.takesBack() && counts.test(one));
    var yes = newest(one -> !one.takesBack() && counts.test(one));
    if (no == null || (yes != null && yes.said().isAfter(no.said()))) {
      return null;
    }
    return no.said();
  }

  private @Nullable OracleStatement newest(Predicate<OracleStatement> wanted) {
    return heard.stream().filter(wanted).max(BY_SAYING).orElse(null);
  }

  private boolean bills(OracleStatement said) {
    return versions.readAt(said.occurredAt()).sources().getFirst().equals(said.source());
  }

  private boolean believed(OracleStatement said) {
    return said.assurance().compareTo(versions.readAt(said.occurredAt()).assurance()) >= 0;
  }
}
