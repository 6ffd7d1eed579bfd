package dev.countersign.domain.matching;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.SourceRegister;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The statements that count, of all that the registers hold. Each statement is read by the version
 * of the terms in force at its own {@code occurred_at}.
 *
 * @param truth the newest believed statement of the source that bills which says that it happened
 * @param retraction the newest believed retraction of the truth's source; without a truth, of the
 *     source that bills
 * @param underAssuredTruth without a truth, the newest one of the source that bills whose grade is
 *     not believed
 */
public record PrevailingStatements(
    Optional<Statement> truth,
    Optional<Statement> retraction,
    Optional<Statement> underAssuredTruth) {

  static PrevailingStatements of(OutcomeRegisters registers, TermsBook book) {
    Predicate<Statement> bills = statement -> bills(statement, book);
    Predicate<Statement> billsAndIsBelieved =
        bills.and(statement -> isBelieved(statement, statement, book));
    return newest(registers, SourceRegister::truth, billsAndIsBelieved)
        .map(truth ->
            new PrevailingStatements(
                Optional.of(truth),
                newest(registers, SourceRegister::retraction, against(truth, book)),
                Optional.empty()))
        .orElseGet(() ->
            new PrevailingStatements(
                Optional.empty(),
                newest(registers, SourceRegister::retraction, billsAndIsBelieved),
                newest(registers, SourceRegister::truth, bills)));
  }

  /**
   * The retraction that stands: one stated no earlier than the truth. At equal times the retraction
   * stands: in doubt the payer is believed.
   */
  public Optional<Statement> standingRetraction() {
    return retraction.filter(
        back -> truth.isEmpty() || !back.statedAt().isBefore(truth.get().statedAt()));
  }

  /**
   * The time of the contradiction: when a witness stated the retraction that is its last word; the
   * newest such time of all witnesses. A witness has one last word, in whatever believed grade.
   *
   * @param terms the governing version, which names the witnesses and the least grade
   */
  public static Optional<Instant> contradictedAt(
      Statement truth, OutcomeRegisters registers, Terms terms) {
    return terms.sources().stream()
        .filter(witness -> !witness.equals(truth.source()))
        .flatMap(witness -> contradictedBy(witness, registers, terms).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> contradictedBy(
      SourceId witness, OutcomeRegisters registers, Terms terms) {
    Predicate<Statement> counts =
        statement ->
            statement.source().equals(witness) && statement.assurance().atLeast(terms.assurance());
    var affirmed = newest(registers, SourceRegister::truth, counts).map(Statement::statedAt);
    return newest(registers, SourceRegister::retraction, counts)
        .map(Statement::statedAt)
        .filter(retracted -> affirmed.filter(later -> later.isAfter(retracted)).isEmpty());
  }

  /** Whether the version that reads a statement believes its grade. */
  public static SourceRegister.Belief belief(Statement statement, TermsBook book) {
    return isBelieved(statement, statement, book)
        ? SourceRegister.Belief.BELIEVED
        : SourceRegister.Belief.TOO_WEAK;
  }

  /** Whether a statement's source bills, by the version that reads the statement. */
  public static boolean bills(Statement statement, TermsBook book) {
    return book.reading(statement.occurredAt()).billingSource().equals(statement.source());
  }

  /** Retractions against a truth: of its own source, believed by the version that reads it. */
  private static Predicate<Statement> against(Statement truth, TermsBook book) {
    return statement ->
        statement.source().equals(truth.source()) && isBelieved(statement, truth, book);
  }

  private static boolean isBelieved(Statement statement, Statement readWith, TermsBook book) {
    Assurance least = book.reading(readWith.occurredAt()).assurance();
    return statement.assurance().atLeast(least);
  }

  private static Optional<Statement> newest(
      OutcomeRegisters registers,
      Function<SourceRegister, Optional<Statement>> register,
      Predicate<Statement> counts) {
    Stream<Statement> statements =
        registers.sourceRegisters().values().stream().map(register).flatMap(Optional::stream);
    return statements
        .filter(counts)
        .max(Comparator.comparing(Statement::statedAt).thenComparing(Statement::content));
  }
}
