package dev.countersign.domain.fold;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The statements of one side that one version of the terms reads, in their order: of a grade that
 * it believes, and not in a currency that no version takes.
 *
 * @param lock none for a witness: only the billing source's truth becomes final
 * @param weak whether the side attested something in a grade that the version doesn't believe
 */
public record SpokenStatements(List<Statement> inOrder, Optional<TruthLock> lock, Belief weak) {
  /** Whether all that the side affirmed is believed. */
  public enum Belief {
    ALL_BELIEVED,
    SOME_TOO_WEAK
  }

  public SpokenStatements {
    inOrder = List.copyOf(inOrder);
  }

  /** Those of the sources that speak. */
  public static SpokenStatements of(
      KeptStatements kept, Speakers speakers, Terms terms, TermsBook book) {
    return of(kept, speakers::speak, terms, book, TruthLock.of(terms));
  }

  /** Those of a witness. */
  public static SpokenStatements ofWitness(
      SourceId witness, KeptStatements kept, Terms terms, TermsBook book) {
    return of(kept, statement -> statement.source().equals(witness), terms, book, Optional.empty());
  }

  private static SpokenStatements of(
      KeptStatements kept,
      Predicate<Statement> side,
      Terms terms,
      TermsBook book,
      Optional<TruthLock> lock) {
    var spoken = kept.all().stream().filter(side).toList();
    var believed =
        spoken.stream()
            .filter(statement -> statement.assurance().atLeast(terms.assurance()))
            .filter(statement -> !isInForeignCurrency(statement, book))
            .toList();
    boolean weak =
        spoken.stream()
            .anyMatch(statement ->
                statement.act().affirms() && !statement.assurance().atLeast(terms.assurance()));
    return new SpokenStatements(believed, lock, weak ? Belief.SOME_TOO_WEAK : Belief.ALL_BELIEVED);
  }

  /** Whether it corrects or notes a value in a currency that no version takes. */
  public static boolean isInForeignCurrency(Statement statement, TermsBook book) {
    return switch (statement.act()) {
      case RESTATED, NOTED -> {
        var value = statement.value();
        yield value != null && !book.takes(value.currency());
      }
      case ATTESTED, RETRACTED, MERGED -> false;
    };
  }

  /** What they say together, by what is in effect at {@code at}. */
  public Folded at(Instant at) {
    return StatementFold.of(
        inOrder.stream()
            .filter(statement -> {
              Instant from = statement.effectiveAt();
              return from == null || !from.isAfter(at);
            })
            .toList(),
        lock);
  }

  /** Whether a retraction that was said like this one would come too late for the lock. */
  public boolean wouldLock(Statement retraction, Instant at) {
    if (lock.isEmpty()) {
      return false;
    }
    var more = new ArrayList<>(inOrder);
    more.add(retraction);
    more.sort(KeptStatements.ORDER);
    return new SpokenStatements(more, lock, weak).at(at).locked().contains(retraction);
  }

  /** The dates from which on a price changes, in order, each once. */
  public List<Instant> changes() {
    return inOrder.stream()
        .map(Statement::effectiveAt)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
