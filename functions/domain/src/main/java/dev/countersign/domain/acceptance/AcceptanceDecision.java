package dev.countersign.domain.acceptance;

import dev.countersign.domain.Problem;

/** What becomes of what the payer says about a month. */
public sealed interface AcceptanceDecision {
  /** It is recorded, and is the payer's word about the month from now on. */
  record Counts(Timeliness timeliness) implements AcceptanceDecision {}

  /** It is recorded as late. It doesn't count, since silence has accepted the month. */
  record TooLate() implements AcceptanceDecision {}

  /** The payer has answered so before; nothing changes. */
  record Stands() implements AcceptanceDecision {}

  /** It can't be used; nothing changes. */
  record Unusable(Problem problem) implements AcceptanceDecision {}

  /** Whether an answer came within the review. */
  enum Timeliness {
    IN_TIME,
    LATE
  }
}
