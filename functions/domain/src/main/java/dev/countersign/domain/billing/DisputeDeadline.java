package dev.countersign.domain.billing;

import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.Restoration;
import java.time.Instant;
import java.util.Optional;

/** The deadline of an outcome's dispute: {@code docs/disputes.md}, sections 7 and 10. */
public final class DisputeDeadline {
  private DisputeDeadline() {}

  /**
   * The deadline; none if there is no undecided dispute, or the reading version knows none. It is
   * never before the end of a restore's grace.
   */
  public static Optional<Instant> of(OutcomeReading reading) {
    var registers = reading.registers();
    var grace = registers.restoration().map(Restoration::until);
    return registers
        .dispute()
        .filter(dispute -> dispute.state().isUndecided())
        .flatMap(dispute ->
            reading.terms().dispute().map(terms -> dispute.deadline(terms, reading.terms().zone())))
        .map(deadline -> grace.filter(deadline::isBefore).orElse(deadline));
  }
}
