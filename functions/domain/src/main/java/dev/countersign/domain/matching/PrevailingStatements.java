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
 * What counts of all that was said: the newest believed truth of the billing source, and that
 * source's newest believed retraction. Each statement is read by the version of the terms in force
 * when what it says happened.
 */
public record PrevailingStatements(
    Optional<Statement> truth, Optional<Statement> retraction, Doubt doubt) {

  /** Why there is no truth, when there is none. */
  public enum Doubt {
    NONE,
    UNDER_ASSURED,
    NOT_ATTESTED
  }

  public static PrevailingStatements of(OutcomeRegisters registers, TermsBook book) {
    var truth =
        newest(
            registers,
            SourceRegister::truth,
            said -> bills(said, book) && believed(said, said, book));
    if (truth.isPresent()) {
      var standing = truth.get();
      var retraction =
          newest(
              registers,
              SourceRegister::retraction,
              said -> said.source().equals(standing.source()) && believed(said, standing, book));
      return new PrevailingStatements(truth, retraction, Doubt.NONE);
    }
    var retraction =
        newest(
            registers,
            SourceRegister::retraction,
            said -> bills(said, book) && believed(said, said, book));
    boolean weak = newest(registers, SourceRegister::truth, said -> bills(said, book)).isPresent();
    return new PrevailingStatements(
        truth, retraction, weak ? Doubt.UNDER_ASSURED : Doubt.NOT_ATTESTED);
  }

  /** The retraction that stands: said no earlier than the truth. At a tie the payer is believed. */
  public Optional<Statement> standingRetraction() {
    return retraction.filter(
        taken -> truth.isEmpty() || !taken.statedAt().isBefore(truth.get().statedAt()));
  }

  /**
   * When a witness of the terms said, last of all it said, that it is not so; the newest of them. A
   * witness has one last word, in whatever grade it said it.
   */
  public static Optional<Instant> denied(Statement truth, OutcomeRegisters registers, Terms terms) {
    return terms.sources().stream()
        .filter(witness -> !witness.equals(truth.source()))
        .flatMap(witness -> denial(witness, registers, terms).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> denial(
      SourceId witness, OutcomeRegisters registers, Terms terms) {
    Predicate<Statement> counts =
        said -> said.source().equals(witness) && said.assurance().atLeast(terms.assurance());
    var agreed = newest(registers, SourceRegister::truth, counts).map(Statement::statedAt);
    return newest(registers, SourceRegister::retraction, counts)
        .map(Statement::statedAt)
        .filter(denied -> agreed.filter(later -> later.isAfter(denied)).isEmpty());
  }

  /** Whether a statement's grade is believed by the terms that its own date is read by. */
  public static SourceRegister.Belief belief(Statement said, TermsBook book) {
    return believed(said, said, book)
        ? SourceRegister.Belief.BELIEVED
        : SourceRegister.Belief.TOO_WEAK;
  }

  /** Whether it comes from the source that bills by the terms it is read by. */
  public static boolean bills(Statement said, TermsBook book) {
    return book.reading(said.occurredAt()).billingSource().equals(said.source());
  }

  private static boolean believed(Statement said, Statement readBy, TermsBook book) {
    Assurance wanted = book.reading(readBy.occurredAt()).assurance();
    return said.assurance().atLeast(wanted);
  }

  private static Optional<Statement> newest(
      OutcomeRegisters registers,
      Function<SourceRegister, Optional<Statement>> register,
      Predicate<Statement> counts) {
    Stream<Statement> said =
        registers.sourceRegisters().values().stream().map(register).flatMap(Optional::stream);
    return said.filter(counts)
        .max(Comparator.comparing(Statement::statedAt).thenComparing(Statement::content));
  }
}
