package dev.countersign.testing.engine;

import java.time.Instant;

/**
 * A change of what a line counts. Movements are only added, so that what the engine had at any time
 * is the sum of those until then.
 *
 * @param by the key of the request that did it, or {@link #HAND}
 * @param line the key of the line that changes
 * @param period the period that it is dated into
 * @param asked by how much the request says that the sum changes
 * @param counted by how much it does
 */
public record BookedMovement(
    Instant at,
    String by,
    String line,
    Account account,
    String period,
    long asked,
    long counted,
    Billing billing) {

  /** Who did it, if nobody by a request. */
  public static final String HAND = "by hand";

  /** Whether it is on an invoice. */
  public enum Billing {
    BILLED,
    NEVER
  }

  /** What it adds to an invoice. */
  public long billed() {
    return billing == Billing.BILLED ? counted : 0;
  }
}
