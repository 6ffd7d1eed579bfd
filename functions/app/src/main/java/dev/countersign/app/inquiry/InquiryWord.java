package dev.countersign.app.inquiry;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;

/** The word that a message about an inquiry is answered with, where it was recorded. */
public final class InquiryWord {
  private InquiryWord() {}

  /**
   * The word.
   *
   * @param entry the one that answers the message
   */
  public static String of(Entry entry) {
    return switch (entry.trace()) {
      case InquiryTrace.Asked asked -> "opened";
      case InquiryTrace.OnInquiry said -> said.act().wire();
      default -> throw new IllegalArgumentException("not brought by a message about an inquiry");
    };
  }
}
