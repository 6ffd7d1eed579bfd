package dev.countersign.testing.simulation.audit;

/** What always holds: the ten rules of the design in their order, then what they rest on. */
public enum AuditRule {
  /** The published amounts sum to what is owed, 0 or more, never above the price; one stands. */
  ONE_RESULT_STANDS,
  /** The same message has the same answer; another content under its id is a conflict. */
  SAME_MESSAGE_SAME_ANSWER,
  /** A result rests on the word of the source that bills. */
  WITNESSES_DONT_BILL,
  /** What was taken back first is remembered. */
  RETRACTION_REMEMBERED,
  /** What stands is what the contract says, in whatever order it came. */
  ORDER_IS_NOTHING,
  /** Nothing is published before its hold ends. */
  NOT_BEFORE_THE_HOLD,
  /** A register never goes back to what was said before. */
  NEWEST_STANDS,
  /** The version is the one in force when the chosen session started. */
  VERSION_OF_THE_START,
  /** Money is exact: decimals are the minor units, shares sum. */
  MONEY_IS_EXACT,
  /** Nothing of one tenant under another. */
  TENANTS_APART,
  /** Entries are numbered without a gap, chained by their hashes, and never change. */
  HISTORY_IS_A_CHAIN,
  /** What is published is in the history, an id always says the same, and all comes out. */
  EVENTS_ARE_THE_HISTORY,
  /**
   * A result comes out after what it takes back, and before what takes it back. The bus promises no
   * order, so this is told apart from the others.
   */
  EVENTS_IN_ORDER
}
