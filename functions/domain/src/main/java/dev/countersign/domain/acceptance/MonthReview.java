package dev.countersign.domain.acceptance;

import dev.countersign.domain.terms.CalendarSpan;
import java.time.Instant;

/**
 * How long the payer may answer about a sealed month, and what no answer means.
 *
 * @param span from the month's closing, in the month's zone
 */
public record MonthReview(CalendarSpan span, OnSilence onSilence) {
  /** What no answer in time means. */
  public enum OnSilence {
    /** The month counts as accepted. */
    ACCEPTED,
    /** Nothing: an answer counts also after the review. */
    OPEN
  }

  /** The first instant at which an answer about this month is late. */
  public Instant until(SealedRoot sealed) {
    return span.after(sealed.closedAt(), sealed.zone());
  }

  /** Whether it is too late to answer about this month. */
  boolean isOver(SealedRoot sealed, Instant now) {
    return !now.isBefore(until(sealed));
  }
}
