package dev.countersign.trust.profile;

/** How well a fact about a vendor's scheme is known. */
public enum FactConfidence {
  /** Stated on the vendor's own page or in the specification. */
  SEEN,
  /** Seen in running code of the vendor or of others. */
  CODE,
  /** Stated by a third party. */
  SECOND_HAND,
  /** Stated by nobody; assumed. */
  UNCONFIRMED
}
