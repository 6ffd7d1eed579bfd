package dev.countersign.domain.history;

import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Statement;

/** How a statement answers what the seller asked about its outcome. */
final class InquiryAnswer {
  private InquiryAnswer() {}

  /**
   * The reading, with the inquiry attested where the statement was accepted and came in time.
   *
   * @param trace the verdict on the statement
   * @param before what the outcome kept before the statement, and what time ended of it
   * @param after what the outcome keeps with the statement
   */
  static OutcomeReading by(
      Statement statement,
      Stimulus.Trace.Said trace,
      OutcomeRegisters before,
      OutcomeReading after) {
    if (trace.verdict() != StatementVerdict.ACCEPTED) {
      return after;
    }
    return before
        .inquiry()
        .filter(inquiry -> !inquiry.isUntracked())
        .map(inquiry -> inquiry.seenAt(statement.receivedAt()))
        .filter(Inquiry::isOpen)
        .map(inquiry -> after.registers().withInquiry(inquiry.attested(statement.receivedAt())))
        .map(answered -> DisputeTime.with(after, answered))
        .orElse(after);
  }
}
