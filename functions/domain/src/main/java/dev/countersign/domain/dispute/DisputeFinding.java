package dev.countersign.domain.dispute;

import dev.countersign.domain.money.Money;

/** What the arbiter finds of a disputed line. */
public sealed interface DisputeFinding {
  /** It is right. */
  record Stands() implements DisputeFinding {}

  /** The payer is right. */
  record Falls() implements DisputeFinding {}

  /**
   * It is worth another amount.
   *
   * @param amount more than the payer holds owed, and less than the line
   */
  record Adjusted(Money amount) implements DisputeFinding {}
}
