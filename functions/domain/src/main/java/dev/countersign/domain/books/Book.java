package dev.countersign.domain.books;

/** One of the three books. */
public enum Book {
  /** A session says that it brought the result. */
  CLAIMED,
  /** A source of the payer's attested it. */
  ATTESTED,
  /** The payer's own export has it. */
  EXPORTED
}
