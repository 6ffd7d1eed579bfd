package dev.countersign.domain.dispute;

import dev.countersign.domain.money.Money;
import java.time.Instant;

/**
 * What is owed for a line in somebody's view: the payer's, the seller's or the arbiter's.
 *
 * @param amount more than zero
 * @param saidAt when the message that states it was received; it speaks of the line as it stood
 *     then
 */
public record StatedAmount(Money amount, Instant saidAt) {
  public StatedAmount {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("what is held owed is more than zero");
    }
  }
}
