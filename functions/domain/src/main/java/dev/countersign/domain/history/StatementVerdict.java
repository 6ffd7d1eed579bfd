package dev.countersign.domain.history;

/** What became of one statement. Every one of them is recorded in an entry. */
public enum StatementVerdict {
  /** It counts now: a new truth, a reinstatement, or a retraction. */
  ACCEPTED,
  /** It says the same as the truth, or the retraction, that stood, and does not reinstate. */
  DUPLICATE,
  /** It does not count: a newer statement stands. */
  SUPERSEDED,
  /** It was stated after the truth became final. */
  LOCKED,
  /** The fact was merged into another record's. */
  MERGED,
  /** It states a value in a currency that no version takes; what stood stands. */
  WRONG_CURRENCY,
  /** Its source does not bill. */
  WITNESSED,
  /** Its grade is less than the terms believe. */
  UNDER_ASSURED,
  /** It is a retraction in effect after the hold, and the clawback gives nothing back. */
  NOT_REFUNDABLE
}
