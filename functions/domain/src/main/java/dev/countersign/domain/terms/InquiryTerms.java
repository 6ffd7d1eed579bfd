package dev.countersign.domain.terms;

/**
 * How the payer is asked about a result that was claimed and not attested.
 *
 * @param answer how long the payer has to answer
 */
public record InquiryTerms(CalendarSpan answer, OnNoAnswer onNoAnswer) {
  /** What no answer means. */
  public enum OnNoAnswer {
    /** Nothing is owed. */
    DECLINED,
    /** The result is owed. */
    OWED
  }
}
