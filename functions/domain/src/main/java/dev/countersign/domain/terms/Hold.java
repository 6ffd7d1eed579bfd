package dev.countersign.domain.terms;

/** The time between a date of the attestation and the moment at which its result is billable. */
public record Hold(DatePath from, CalendarSpan span) {
  /** Terms without a hold: it ends at {@code occurred_at}. */
  public static final Hold NONE = new Hold(DatePath.OCCURRED_AT, CalendarSpan.ZERO);
}
