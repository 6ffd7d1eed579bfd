package dev.countersign.domain.history;

import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.matching.RegisterReading;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one statement, by lines 5 to 10 of the table of verdicts in the contract, section
 * 15.
 *
 * @param differs JSON Pointers to the fields that differ from what stood before
 */
record StatementJudgement(StatementVerdict verdict, List<String> differs) {

  /**
   * Judges a statement.
   *
   * @param before what stood before the statement came
   * @param after what stands with it
   * @param owed what is owed with it
   */
  static StatementJudgement of(
      Statement statement, RegisterReading before, RegisterReading after, Assessment owed) {
    var terms = before.book().reading(before.truth().orElse(statement).occurredAt());
    if (!terms.billingSource().equals(statement.source())
        && !PrevailingStatements.bills(statement, before.book())) {
      return new StatementJudgement(StatementVerdict.WITNESSED, List.of());
    }
    if (!statement.assurance().atLeast(terms.assurance())) {
      return new StatementJudgement(StatementVerdict.UNDER_ASSURED, List.of());
    }
    var stood =
        statement.act() == Act.RETRACTED ? before.prevailing().retraction() : before.truth();
    var differs = stood.map(statement::differsFrom).orElse(List.of());
    var likeness = stood.isPresent() && differs.isEmpty() ? Likeness.SAME : Likeness.OTHER;
    if (statement.act() == Act.RETRACTED) {
      return new StatementJudgement(ofRetraction(statement, after, likeness, owed), differs);
    }
    boolean reinstates =
        before.standingRetraction().isPresent() && after.standingRetraction().isEmpty();
    if (likeness == Likeness.SAME && !reinstates) {
      return new StatementJudgement(StatementVerdict.DUPLICATE, List.of());
    }
    boolean stands =
        after.truth().equals(Optional.of(statement)) && after.standingRetraction().isEmpty();
    return new StatementJudgement(
        stands ? StatementVerdict.ACCEPTED : StatementVerdict.SUPERSEDED, differs);
  }

  /** What the entry keeps of the statement. */
  Stimulus.Trace trace(Statement statement) {
    return new Stimulus.Trace.Said(
        statement.act(),
        statement.source(),
        statement.message(),
        statement.evidence(),
        verdict,
        differs);
  }

  private static StatementVerdict ofRetraction(
      Statement retraction, RegisterReading after, Likeness likeness, Assessment owed) {
    if (likeness == Likeness.SAME) {
      return StatementVerdict.DUPLICATE;
    }
    if (!after.standingRetraction().equals(Optional.of(retraction))) {
      return StatementVerdict.SUPERSEDED;
    }
    var refund = owed.refundOrNull();
    return refund != null && !refund.refund().isPositive()
        ? StatementVerdict.NOT_REFUNDABLE
        : StatementVerdict.ACCEPTED;
  }

  /** Whether a statement says the same as the truth, or the retraction, that stood. */
  private enum Likeness {
    SAME,
    OTHER
  }
}
