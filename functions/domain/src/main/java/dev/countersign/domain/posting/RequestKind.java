package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;

/** What a request asks of an engine. */
public sealed interface RequestKind {
  /** Count a billable. */
  record Usage() implements RequestKind {}

  /**
   * Take back a usage while it still counts.
   *
   * @param of the billable that is taken back
   */
  record Correction(How how, EventId of) implements RequestKind {}

  /**
   * Correct what can't be corrected as usage any more. It is searched for by the reversal's id
   * before it is made.
   *
   * @param of the billable that is taken back
   */
  record Document(Direction direction, EventId of) implements RequestKind {}

  /** How an engine takes back a usage. */
  enum How {
    /** By a second usage with the negative value, under the reversal's id. */
    NEGATIVE,
    /** By the same key with nothing as its value. */
    REPLACE,
    /** By a request that removes it. */
    CANCEL
  }

  /** Which way the money of a document goes. */
  enum Direction {
    /** To the customer: a credit note, a credit, a negative item. */
    CREDIT,
    /** From the customer: a charge, a positive item. */
    CHARGE
  }
}
