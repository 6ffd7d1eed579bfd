package dev.countersign.domain.history;

import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.util.List;
import java.util.Optional;

/** What became of one statement, and what it says otherwise than what stood before. */
record StatementJudgement(StatementVerdict verdict, List<String> differs) {

  static StatementJudgement of(
      Statement said,
      OutcomeRegisters before,
      OutcomeRegisters after,
      Assessment owed,
      TermsBook book) {
    var stood = PrevailingStatements.of(before, book);
    var reading = book.reading(stood.truth().orElse(said).occurredAt());
    if (!reading.billingSource().equals(said.source()) && !PrevailingStatements.bills(said, book)) {
      return new StatementJudgement(StatementVerdict.WITNESSED, List.of());
    }
    if (!said.assurance().atLeast(reading.assurance())) {
      return new StatementJudgement(StatementVerdict.UNDER_ASSURED, List.of());
    }
    var known = said.act() == Act.RETRACTED ? stood.retraction() : stood.truth();
    var differs = known.map(said::differsFrom).orElse(List.of());
    var likeness = known.isPresent() && differs.isEmpty() ? Likeness.SAME : Likeness.OTHER;
    var stands = PrevailingStatements.of(after, book);
    if (said.act() == Act.RETRACTED) {
      return new StatementJudgement(taken(said, stands, likeness, owed), differs);
    }
    boolean reinstates =
        stood.standingRetraction().isPresent() && stands.standingRetraction().isEmpty();
    if (likeness == Likeness.SAME && !reinstates) {
      return new StatementJudgement(StatementVerdict.DUPLICATE, List.of());
    }
    boolean standing =
        stands.truth().equals(Optional.of(said)) && stands.standingRetraction().isEmpty();
    return new StatementJudgement(
        standing ? StatementVerdict.ACCEPTED : StatementVerdict.SUPERSEDED, differs);
  }

  Stimulus.Trace trace(Statement said) {
    return new Stimulus.Trace.Said(
        said.act(), said.source(), said.message(), said.evidence(), verdict, differs);
  }

  private static StatementVerdict taken(
      Statement said, PrevailingStatements stands, Likeness likeness, Assessment owed) {
    if (likeness == Likeness.SAME) {
      return StatementVerdict.DUPLICATE;
    }
    if (!stands.standingRetraction().equals(Optional.of(said))) {
      return StatementVerdict.SUPERSEDED;
    }
    var refund = owed.refundOrNull();
    return refund != null && !refund.refund().isPositive()
        ? StatementVerdict.NOT_REFUNDABLE
        : StatementVerdict.ACCEPTED;
  }

  /** Whether a statement only repeats what was known of its kind. */
  private enum Likeness {
    SAME,
    OTHER
  }
}
