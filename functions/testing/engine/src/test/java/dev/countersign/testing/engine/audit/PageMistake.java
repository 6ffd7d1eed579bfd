package dev.countersign.testing.engine.audit;

/** What {@link PageDeliverer} does wrong on purpose, each against one rule. */
enum PageMistake {
  NONE,
  /** An event that comes while its billable is sending is taken as done. */
  LOSES_A_RESULT,
  /** A credit is made without searching for it. */
  NEVER_SEARCHES,
  /** Each try is made anew, dated now. */
  NEVER_FREEZES,
  /** What is dated into a closed period is sent all the same. */
  IGNORES_CLOSINGS,
  /** A reversal is sent as a negative before its billable is decided. */
  FORWARDS_REVERSALS,
  /** A negative is dated as the reversal. */
  DATES_AS_REVERSAL,
  /** What has no answer is tried for ever. */
  IGNORES_WINDOW,
  /** A refusal, or a closed period, stops the target for two hours. */
  STOPS_AT_A_REFUSAL,
  /** Two workers take the same posting. */
  IGNORES_LEASES
}
