package dev.countersign.domain.inquiry;

import java.util.Locale;

/** What the seller asks about. */
public enum InquiryType {
  /** A result that a session claims was not reported. It has a history of its own. */
  UNTRACKED,
  /** A result is reported wrongly. */
  INCORRECT,
  /** A result that is not billed should be. */
  DECLINED;

  /** The type's word in messages, entries and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
