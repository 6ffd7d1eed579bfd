package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether a resolution can be used; if not, the problem names the field and the fix. */
final class ResolutionCheck {
  private static final Set<String> OPEN_TO_A_RULING =
      Set.of(ReasonCodes.WITNESS_CONTRADICTS, ReasonCodes.RULE_FAILED);

  private ResolutionCheck() {}

  /** A choice is for terms with {@code attribution: sole}, and names a candidate. */
  static Optional<Problem> problem(SessionChoice choice, OutcomeReading reading) {
    var found = reading.version().candidates();
    if (found.isEmpty() || !(reading.terms().attribution() instanceof Attribution.Sole)) {
      return Optional.of(
          new Problem(
              "nothing_to_choose",
              "/session",
              "the terms choose the session themselves",
              "correct the session's record, or write terms with attribution: sole"));
    }
    var candidates = found.get().sessions();
    return candidates.stream().map(Session::id).anyMatch(choice.session()::equals)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "not_a_candidate",
                "/session",
                "not one of the sessions that this outcome can mean",
                candidates.isEmpty() ? "there is none yet" : "choose one of " + ids(candidates)));
  }

  /** A ruling is for a contradiction, or a rule that fails, or for what was ruled on before. */
  static Optional<Problem> problem(OutcomeRegisters registers, Assessment owed) {
    boolean open =
        owed.reason().filter(OPEN_TO_A_RULING::contains).isPresent()
            || registers.ruling().isPresent();
    return open
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "nothing_to_rule",
                "/finding",
                "no witness contradicts, or the terms keep what the first source says; and no rule fails",
                "nothing is to be done"));
  }

  private static String ids(List<Session> candidates) {
    return candidates.stream()
        .map(Session::id)
        .map(SessionId::value)
        .collect(Collectors.joining(", "));
  }
}
