package dev.countersign.domain.history;

import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.DisputeDeadline;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Optional;

/**
 * How a dispute ends without a message: by its deadline, and by the terms ({@code
 * docs/disputes.md}, section 7).
 */
final class DisputeTime {
  private DisputeTime() {}

  /**
   * Time comes first: what time alone has done of a dispute by what the outcome kept before is done
   * before a stimulus, so that it doesn't matter when the due work runs.
   */
  static OutcomeRegisters passed(
      OutcomeRegisters registers, BillingState billed, TermsBook book, Instant now) {
    return canEnd(registers, now)
        ? ended(OutcomeReading.of(registers, book, now), billed)
        : registers;
  }

  /**
   * An undecided dispute ends where the terms owe nothing for its line, or its truth is gone; and
   * at its deadline.
   */
  static OutcomeRegisters ended(OutcomeReading reading, BillingState billed) {
    var registers = reading.registers();
    if (!canEnd(registers, reading.now()) || reading.terms().dispute().isEmpty()) {
      return registers;
    }
    var dispute = registers.dispute().orElseThrow();
    var terms = reading.terms().dispute().get();
    return DisputeDeadline.of(reading)
        .filter(deadline -> !deadline.isAfter(reading.now()))
        .map(deadline ->
            isSettled(at(deadline, reading), dispute, billed)
                ? dispute.endedByTerms(deadline)
                : dispute.endedBySilence(terms, deadline))
        .or(() ->
            isSettled(withoutDispute(reading), dispute, billed)
                ? Optional.of(dispute.endedByTerms(reading.now()))
                : Optional.empty())
        .map(registers::withDispute)
        .orElse(registers);
  }

  private static OutcomeReading at(Instant time, OutcomeReading reading) {
    return OutcomeReading.of(reading.registers().withDispute(null), reading.book(), time);
  }

  /** The same, with its dispute left out. */
  static OutcomeReading withoutDispute(OutcomeReading reading) {
    return with(reading, reading.registers().withDispute(null));
  }

  /** The same reading of registers that have another dispute. */
  static OutcomeReading with(OutcomeReading reading, OutcomeRegisters registers) {
    return new OutcomeReading(
        registers, reading.book(), reading.now(), reading.version(), reading.rank());
  }

  private static boolean canEnd(OutcomeRegisters registers, Instant now) {
    return registers.dispute().filter(dispute -> dispute.state().isUndecided()).isPresent()
        && registers.restoration().filter(grace -> grace.lasts(now)).isEmpty();
  }

  private static boolean isSettled(OutcomeReading table, Dispute dispute, BillingState billed) {
    boolean another =
        table
            .version()
            .truth()
            .filter(t -> t.receivedAt().isAfter(dispute.receivedAt()))
            .isPresent();
    return another || OutcomeAssessor.assess(table, billed).owesNothingForGood();
  }
}
