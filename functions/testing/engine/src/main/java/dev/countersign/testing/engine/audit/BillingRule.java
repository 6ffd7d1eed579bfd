package dev.countersign.testing.engine.audit;

/** The rules of section 10 of the billing page. */
public enum BillingRule {
  /** 1: what the engine has is what stands, or the difference is a posting that says so. */
  SUMS,
  /** 2: no two requests with different bytes for one key. */
  SAME_BYTES,
  /** 3: nothing is dated into a closed period. */
  CLOSED_PERIODS,
  /** 4: no sum is below zero at any moment. */
  NEVER_BELOW_ZERO,
  /** 5: order and number of events change nothing of the final sums. */
  ANY_ORDER,
  /** 6: nothing that may have been taken is sent again after the dedupe window. */
  WINDOW,
  /** 7: one posting's failure delays no other's. */
  NO_DELAY,
  /** 8: no two tries of one posting are under way at once. */
  ONE_AT_A_TIME
}
