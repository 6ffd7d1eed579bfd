package dev.countersign.testing.simulation.audit;

/**
 * What always holds: the ten rules in the order of {@code docs/contract.md}, then what they rest
 * on.
 */
public enum AuditRule {
  /** The published amounts sum to what is owed, 0 or more, never above the price; one stands. */
  ONE_RESULT_STANDS,
  /** The same message has the same answer; another content under its id is a conflict. */
  SAME_MESSAGE_SAME_ANSWER,
  /** Every result rests on a statement of the source that bills. */
  WITNESSES_DONT_BILL,
  /** A retraction is remembered, also one that arrives before the attestation. */
  RETRACTION_REMEMBERED,
  /** What stands is what the contract says, in whatever order the statements arrived. */
  ORDER_IS_NOTHING,
  /** Nothing is published before its hold ends. */
  NOT_BEFORE_THE_HOLD,
  /** Nothing that was said is forgotten, and no register goes back to what was there before. */
  NEWEST_STANDS,
  /** The version of the terms is the one in force when the chosen session started. */
  VERSION_OF_THE_START,
  /** Money is exact: decimals are the minor units, shares sum. */
  MONEY_IS_EXACT,
  /** Nothing of one tenant appears under another. */
  TENANTS_APART,
  /** Entries are numbered without a gap, chained by their hashes, and never change. */
  HISTORY_IS_A_CHAIN,
  /** What is published is in the history, an event id has one content, and all is published. */
  EVENTS_ARE_THE_HISTORY,
  /** A statement is told what became of it, as the contract says. */
  VERDICT_OF_THE_FOLD,
  /** Time looks at an outcome again when time alone changes something, and at no other time. */
  LOOKED_AT_AGAIN,
  /**
   * A result comes out after what it takes back, and before what takes it back. The bus promises no
   * order, so this is told apart from the others.
   */
  EVENTS_IN_ORDER
}
