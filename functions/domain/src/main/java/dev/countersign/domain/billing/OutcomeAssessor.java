package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.RegisterReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;

/**
 * Assesses what is owed for an outcome, from its registers, its terms and the time, by the table of
 * the contract, section 8. The order and the number of the messages play no part, since the
 * registers don't keep them.
 */
public final class OutcomeAssessor {
  private OutcomeAssessor() {}

  /**
   * Assesses what is owed at {@code now}, by registers that were not yet read by the terms.
   *
   * @param billed decides only whether taking back is called Void or Reversed, never the amount
   */
  public static Assessment assess(
      OutcomeRegisters registers, BillingState billed, TermsBook book, Instant now) {
    return assess(RegisterReading.of(registers, book), billed, now);
  }

  /**
   * Assesses what is owed at {@code now}.
   *
   * @param billed decides only whether taking back is called Void or Reversed, never the amount
   */
  public static Assessment assess(RegisterReading reading, BillingState billed, Instant now) {
    return reading
        .truth()
        .map(truth -> attested(truth, reading, billed, now))
        .orElseGet(() -> UnattestedAssessment.of(reading, now));
  }

  private static Assessment attested(
      Statement truth, RegisterReading reading, BillingState billed, Instant now) {
    var candidates = CandidateSessions.of(truth, reading);
    if (candidates.sessions().isEmpty()) {
      return withoutCandidate(candidates, now);
    }
    var attribution = reading.book().reading(truth.occurredAt()).attribution();
    var chosen = candidates.chosenBy(attribution, reading.registers().choice());
    if (chosen.isEmpty()) {
      return waiting(
          OutcomeStatus.AMBIGUOUS, ReasonCodes.SEVERAL_SESSIONS, candidates.endOfWait(), now);
    }
    return reading
        .book()
        .inForce(chosen.getFirst().startedAt())
        .map(
            terms -> new SessionAssessment(truth, reading, billed, chosen, terms, now).assessment())
        .orElseGet(
            () -> Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS, null));
  }

  private static Assessment withoutCandidate(CandidateSessions candidates, Instant now) {
    var miss = candidates.nearMiss();
    if (candidates.naming() == CandidateSessions.Naming.NAMED && miss.isPresent()) {
      return Assessment.nothing(OutcomeStatus.NOT_BILLABLE, miss.get(), null);
    }
    var reason = miss.orElse(ReasonCodes.NO_SESSION);
    return waiting(OutcomeStatus.PARKED, reason, candidates.endOfWait(), now);
  }

  private static Assessment waiting(
      OutcomeStatus status, String reason, Instant endOfWait, Instant now) {
    return now.isBefore(endOfWait)
        ? Assessment.nothing(status, reason, endOfWait)
        : Assessment.nothing(OutcomeStatus.LAPSED, reason, null);
  }
}
