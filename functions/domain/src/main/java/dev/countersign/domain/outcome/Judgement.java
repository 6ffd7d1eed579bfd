package dev.countersign.domain.outcome;

import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.terms.TermsBook;
import java.util.List;
import java.util.Optional;

/** What became of one statement, and what it says otherwise than what stood before. */
record Judgement(Verdict verdict, List<String> differs) {

  static Judgement of(
      Statement said, Registers before, Registers after, Owed owed, TermsBook book) {
    var stood = Testimony.of(before, book);
    var reading = book.reading(stood.truth().orElse(said).occurredAt());
    if (!reading.billingSource().equals(said.source()) && !Testimony.bills(said, book)) {
      return new Judgement(Verdict.WITNESSED, List.of());
    }
    if (!said.assurance().atLeast(reading.assurance())) {
      return new Judgement(Verdict.UNDER_ASSURED, List.of());
    }
    var known = said.act() == Act.RETRACTED ? stood.retraction() : stood.truth();
    var differs = known.map(said::differsFrom).orElse(List.of());
    var likeness = known.isPresent() && differs.isEmpty() ? Likeness.SAME : Likeness.OTHER;
    var stands = Testimony.of(after, book);
    if (said.act() == Act.RETRACTED) {
      return new Judgement(taken(said, stands, likeness, owed), differs);
    }
    boolean reinstates =
        stood.standingRetraction().isPresent() && stands.standingRetraction().isEmpty();
    if (likeness == Likeness.SAME && !reinstates) {
      return new Judgement(Verdict.DUPLICATE, List.of());
    }
    boolean standing =
        stands.truth().equals(Optional.of(said)) && stands.standingRetraction().isEmpty();
    return new Judgement(standing ? Verdict.ACCEPTED : Verdict.SUPERSEDED, differs);
  }

  Stimulus.Trace trace(Statement said) {
    return new Stimulus.Trace.Said(
        said.act(), said.source(), said.message(), said.evidence(), verdict, differs);
  }

  private static Verdict taken(Statement said, Testimony stands, Likeness likeness, Owed owed) {
    if (likeness == Likeness.SAME) {
      return Verdict.DUPLICATE;
    }
    if (!stands.standingRetraction().equals(Optional.of(said))) {
      return Verdict.SUPERSEDED;
    }
    var refund = owed.refundOrNull();
    return refund != null && !refund.refund().isPositive()
        ? Verdict.NOT_REFUNDABLE
        : Verdict.ACCEPTED;
  }

  /** Whether a statement only repeats what was known of its kind. */
  private enum Likeness {
    SAME,
    OTHER
  }
}
