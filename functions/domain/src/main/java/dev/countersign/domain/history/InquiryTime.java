package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.billing.InquiryDeadline;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Optional;

/**
 * How an inquiry ends without a message about it: by its deadline, and by its session, which claims
 * the result no more ({@code docs/disputes.md}, section 11).
 */
final class InquiryTime {
  private InquiryTime() {}

  /**
   * Time comes first: an inquiry ends at its deadline by what the outcome kept before a stimulus,
   * so that it doesn't matter when the due work runs.
   */
  static OutcomeRegisters passed(OutcomeRegisters registers, TermsBook book, Instant now) {
    return registers.inquiry().filter(Inquiry::isOpen).isPresent()
        ? silent(OutcomeReading.of(registers, book, now))
        : registers;
  }

  /** What the outcome keeps after a stimulus. */
  static OutcomeRegisters ended(OutcomeReading reading, Claim claim) {
    var registers = reading.registers();
    return registers
        .inquiry()
        .filter(inquiry -> isClaimedNoMore(inquiry, registers, claim))
        .map(inquiry -> registers.withInquiry(inquiry.withdrawn(reading.now())))
        .orElseGet(() -> silent(reading));
  }

  private static boolean isClaimedNoMore(
      Inquiry inquiry, OutcomeRegisters registers, Claim claim) {
    boolean canEnd = inquiry.isOpen() || inquiry.state() == InquiryState.OWED;
    return canEnd
        && inquiry
            .session()
            .flatMap(id -> Optional.ofNullable(registers.sessions().get(id)))
            .filter(form -> !form.claims(claim.type()))
            .isPresent();
  }

  private static OutcomeRegisters silent(OutcomeReading reading) {
    var registers = reading.registers();
    var asked = reading.terms().inquiry();
    var deadline = InquiryDeadline.of(reading).filter(at -> !at.isAfter(reading.now()));
    return registers
        .inquiry()
        .filter(inquiry -> asked.isPresent() && deadline.isPresent())
        .map(inquiry -> inquiry.endedBySilence(asked.orElseThrow(), deadline.orElseThrow()))
        .map(registers::withInquiry)
        .orElse(registers);
  }
}
