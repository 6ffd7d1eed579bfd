package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryState;
import dev.countersign.domain.registers.OutcomeRegisters;

/**
 * Whether what is said about an inquiry can be used, and what the inquiry is then: {@code
 * docs/disputes.md}, section 11.
 */
final class InquiryActCheck {
  private InquiryActCheck() {}

  /** What becomes of the message. */
  sealed interface Found {
    /** The inquiry is this one from now on. */
    record Usable(Inquiry then) implements Found {}

    /** It can't be used. */
    record Unusable(Problem problem) implements Found {}
  }

  /**
   * What becomes of it.
   *
   * @param before what the outcome kept before the message, and what time ended of it
   */
  static Found of(InquiryStimulus.OnInquiry said, OutcomeRegisters before) {
    var kept = before.inquiry().filter(known -> known.id().equals(said.inquiry()));
    if (kept.isEmpty()) {
      return new Found.Unusable(InquiryProblems.UNKNOWN_INQUIRY);
    }
    var inquiry = kept.get().seenAt(said.receivedAt());
    boolean usable =
        switch (said.act()) {
          case InquiryAct.Declined declined -> inquiry.isOpen();
          case InquiryAct.Withdrawn withdrawn ->
              inquiry.isOpen() || inquiry.state() == InquiryState.OWED;
        };
    if (!usable) {
      return new Found.Unusable(InquiryProblems.decided(inquiry));
    }
    return new Found.Usable(
        switch (said.act()) {
          case InquiryAct.Declined declined ->
              inquiry.declined(declined.code(), said.receivedAt());
          case InquiryAct.Withdrawn withdrawn -> inquiry.withdrawn(said.receivedAt());
        });
  }
}
