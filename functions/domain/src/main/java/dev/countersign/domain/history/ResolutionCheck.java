package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.TermsBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a person's decision can be used; where not, which field, and how to mend it. */
final class ResolutionCheck {
  private ResolutionCheck() {}

  /** A session is chosen only where the terms leave it to a person, and only a candidate. */
  static Optional<Problem> problem(
      SessionChoice choice, OutcomeRegisters registers, TermsBook book) {
    var candidates = OutcomeAssessor.candidates(registers, book);
    var truth = PrevailingStatements.of(registers, book).truth();
    boolean leftOpen =
        truth
            .filter(
                said -> book.reading(said.occurredAt()).attribution() instanceof Attribution.Sole)
            .isPresent();
    if (!leftOpen) {
      return Optional.of(
          new Problem(
              "nothing_to_choose",
              "/session",
              "the terms choose the session themselves",
              "correct the session's record, or write terms with attribution: sole"));
    }
    return candidates.stream().map(Session::id).anyMatch(choice.session()::equals)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "not_a_candidate",
                "/session",
                "not one of the sessions that this outcome can mean",
                candidates.isEmpty() ? "there is none yet" : "choose one of " + named(candidates)));
  }

  /** A ruling is wanted only while a contradiction is open, or to change an earlier one. */
  static Optional<Problem> problem(OutcomeRegisters registers, Assessment owed) {
    boolean open =
        owed.reason().filter(ReasonCodes.WITNESS_CONTRADICTS::equals).isPresent()
            || registers.ruling().isPresent();
    return open
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "nothing_to_rule",
                "/finding",
                "no witness contradicts, or the terms keep what the first source says",
                "nothing is to be done"));
  }

  private static String named(List<Session> candidates) {
    return candidates.stream()
        .map(Session::id)
        .map(SessionId::value)
        .collect(Collectors.joining(", "));
  }
}
