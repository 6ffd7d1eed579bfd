package dev.countersign.domain.terms;

/** A result is billable once this long has passed since a date of the attestation. */
public record Hold(DatePath from, CalendarSpan span) {
  public static final Hold NONE = new Hold(DatePath.OCCURRED_AT, CalendarSpan.ZERO);
}
