package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.matching.VersionReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Assesses what is owed for an outcome, from what it keeps, its terms and the time, by the table of
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
    return assess(OutcomeReading.of(registers, book, now), billed);
  }

  /**
   * Assesses what is owed at the time of the reading.
   *
   * @param billed decides only whether taking back is called Void or Reversed, never the amount
   */
  public static Assessment assess(OutcomeReading reading, BillingState billed) {
    var owed = owed(reading, billed);
    var ahead = nextDate(reading.registers(), reading.now());
    return Stream.of(
            owed.lookAgain(), ahead, DisputeDeadline.of(reading), InquiryDeadline.of(reading))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(owed::lookingAgain)
        .orElse(owed);
  }

  private static Assessment owed(OutcomeReading reading, BillingState billed) {
    var version = reading.version();
    return switch (reading.rank()) {
      case GOVERNS ->
          new SessionAssessment(reading, version.truth().orElseThrow(), billed).assessment();
      case BEFORE_ALL_VERSIONS, IN_FORCE_AT_START, WITHOUT_SESSION ->
          ungoverned(version, billed, reading.now());
      case ASKED -> AskedAssessment.of(reading.registers().inquiry().orElseThrow(), billed);
    };
  }

  private static Assessment ungoverned(VersionReading version, BillingState billed, Instant now) {
    var merge = version.folded().merge();
    if (merge.isPresent()) {
      return Assessment.nothing(TakenBack.status(billed), ReasonCodes.MERGED)
          .about(TakenBack.livesOn(merge.get()))
          .takenBackBy(merge.get());
    }
    return version.chosen().isEmpty()
        ? withoutSession(version, now)
        : Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS);
  }

  private static Assessment withoutSession(VersionReading version, Instant now) {
    return version
        .candidates()
        .map(candidates ->
            candidates.sessions().isEmpty()
                ? withoutCandidate(candidates, now)
                : waiting(
                    OutcomeStatus.AMBIGUOUS,
                    ReasonCodes.SEVERAL_SESSIONS,
                    candidates.endOfWait(),
                    now))
        .orElseGet(() -> UnattestedAssessment.of(version));
  }

  private static Assessment withoutCandidate(CandidateSessions candidates, Instant now) {
    var miss = candidates.nearMiss();
    var end = candidates.endOfWait();
    if (candidates.naming() == CandidateSessions.Naming.NAMED && miss.isPresent()) {
      var missed = Assessment.nothing(OutcomeStatus.NOT_BILLABLE, miss.get());
      return now.isBefore(end) ? missed.lookingAgain(end) : missed;
    }
    return waiting(OutcomeStatus.PARKED, miss.orElse(ReasonCodes.NO_SESSION), end, now);
  }

  private static Assessment waiting(
      OutcomeStatus status, String reason, Instant endOfWait, Instant now) {
    return now.isBefore(endOfWait)
        ? Assessment.nothing(status, reason).lookingAgain(endOfWait)
        : Assessment.nothing(OutcomeStatus.LAPSED, reason);
  }

  /** The next date ahead on which a notice takes effect, or a price changes. */
  private static Optional<Instant> nextDate(OutcomeRegisters registers, Instant now) {
    return registers.statements().all().stream()
        .map(statement ->
            statement.act() == Act.RETRACTED
                ? Optional.of(statement.occurredAt())
                : Optional.ofNullable(statement.effectiveAt()))
        .flatMap(Optional::stream)
        .filter(date -> date.isAfter(now))
        .min(Comparator.naturalOrder());
  }
}
