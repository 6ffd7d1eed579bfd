package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import java.math.RoundingMode;

/** The price of a result before anything is taken back, or why it has none. */
public sealed interface Pricing {
  /** It has one. */
  record Priced(Money amount, RoundingMode rounding) implements Pricing {}

  /**
   * It has none.
   *
   * @param reason a word of {@link dev.countersign.domain.ReasonCodes}
   */
  record Unpriced(String reason) implements Pricing {}

  /** The rule of a price can't be told. */
  record Untold(String rule) implements Pricing {}
}
