package dev.countersign.domain.inquiry;

/** What is said about an inquiry that was opened. */
public sealed interface InquiryAct {
  /** The act's word in messages, entries and events. */
  default String wire() {
    return switch (this) {
      case Declined declined -> "declined";
      case Withdrawn withdrawn -> "withdrawn";
    };
  }

  /** The payer says that there is nothing to attest. */
  record Declined(DeclineCode code) implements InquiryAct {}

  /** The seller takes it back. */
  record Withdrawn() implements InquiryAct {}
}
