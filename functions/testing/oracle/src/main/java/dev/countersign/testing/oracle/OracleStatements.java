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

/** The statements about one claim, and which of them count (contract, sections 2, 4 and 6). */
final class OracleStatements {
  /**
   * Stated later is newer; at equal times the greater digest; of equal digests the one first
   * received.
   */
  private static final Comparator<OracleStatement> BY_STATING =
      Comparator.comparing(OracleStatement::orderedBy)
          .thenComparing(OracleStatement::content)
          .thenComparing(OracleStatement::receivedAt, Comparator.reverseOrder());

  private final OracleVersions versions;
  private final List<OracleStatement> accepted;

  OracleStatements(Collection<OracleStatement> all, OracleVersions versions) {
    this.versions = versions;
    this.accepted = firstOfEachMessage(all, new OracleAcceptance(versions));
  }

  /** Among several contents under one message id, the first that is accepted counts. */
  private static List<OracleStatement> firstOfEachMessage(
      Collection<OracleStatement> all, OracleAcceptance acceptance) {
    record Name(String source, String message) {}
    var names = new HashSet<Name>();
    var accepted = new ArrayList<OracleStatement>();
    all.stream()
        .sorted(Comparator.comparing(OracleStatement::receivedAt))
        .filter(acceptance::accepts)
        .filter(one -> names.add(new Name(one.source(), one.message())))
        .forEach(accepted::add);
    return accepted;
  }

  /** Whether nothing was accepted. */
  boolean isEmpty() {
    return accepted.isEmpty();
  }

  /** Every believed statement of a source that bills which says that it happened, newest or not. */
  List<OracleStatement> truths() {
    return accepted.stream()
        .filter(one -> !one.isRetraction() && bills(one) && isBelieved(one))
        .toList();
  }

  /** The truth; none if nothing believed says that it happened. */
  @Nullable OracleStatement truth() {
    return newestThatBills(one -> !one.isRetraction() && isBelieved(one));
  }

  /** Whether it was attested in a grade that is not believed. */
  boolean isUnderAssured() {
    return newestThatBills(one -> !one.isRetraction() && !isBelieved(one)) != null;
  }

  /** The retraction that counts where there is no truth. */
  @Nullable OracleStatement retractionWithoutTruth() {
    return newestThatBills(one -> one.isRetraction() && isBelieved(one));
  }

  /** A source's newest statement replaces its older ones, even if the source doesn't bill by it. */
  private @Nullable OracleStatement newestThatBills(Predicate<OracleStatement> counts) {
    return accepted.stream()
        .map(OracleStatement::source)
        .distinct()
        .map(source -> newest(one -> one.source().equals(source) && counts.test(one)))
        .filter(Objects::nonNull)
        .filter(this::bills)
        .max(BY_STATING)
        .orElse(null);
  }

  /** The newest retraction of the truth's source, if it was stated no earlier than the truth. */
  @Nullable OracleStatement retractionOf(OracleStatement truth) {
    var least = versions.readAt(truth.occurredAt()).assurance();
    var newest =
        newest(one ->
            one.isRetraction()
                && one.source().equals(truth.source())
                && one.assurance().compareTo(least) >= 0);
    return newest == null || newest.orderedBy().isBefore(truth.orderedBy()) ? null : newest;
  }

  /** The time of the contradiction: the newest of all witnesses'; none if nobody contradicts. */
  @Nullable Instant contradictedAt(OracleStatement truth, OracleTerms terms) {
    return terms.sources().stream()
        .filter(source -> !source.equals(truth.source()))
        .map(witness -> contradictedBy(witness, terms))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private @Nullable Instant contradictedBy(String witness, OracleTerms terms) {
    Predicate<OracleStatement> counts =
        one -> one.source().equals(witness) && one.assurance().compareTo(terms.assurance()) >= 0;
    var denial = newest(one -> one.isRetraction() && counts.test(one));
    var assent = newest(one -> !one.isRetraction() && counts.test(one));
    if (denial == null || (assent != null && assent.orderedBy().isAfter(denial.orderedBy()))) {
      return null;
    }
    return denial.orderedBy();
  }

  private @Nullable OracleStatement newest(Predicate<OracleStatement> wanted) {
    return accepted.stream().filter(wanted).max(BY_STATING).orElse(null);
  }

  private boolean bills(OracleStatement statement) {
    return versions.readAt(statement.occurredAt()).sources().getFirst().equals(statement.source());
  }

  private boolean isBelieved(OracleStatement statement) {
    var least = versions.readAt(statement.occurredAt()).assurance();
    return statement.assurance().compareTo(least) >= 0;
  }
}
