package dev.countersign.domain.history;

/** What became of one statement. */
public enum StatementVerdict {
  /** It counts: a new truth, or a retraction. */
  ACCEPTED,
  /** This message, or what it says, was known already. */
  DUPLICATE,
  /** Something newer stands; recorded. */
  SUPERSEDED,
  /** From a source that does not bill; recorded. */
  WITNESSED,
  /** Weaker than the terms believe; recorded. */
  UNDER_ASSURED,
  /** A retraction after the time in which anything goes back; recorded. */
  NOT_REFUNDABLE
}
