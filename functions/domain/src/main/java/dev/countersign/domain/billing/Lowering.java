package dev.countersign.domain.billing;

import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.RefundCalculation;
import org.jspecify.annotations.Nullable;

/** What is left of an amount that was stated of a line: {@code docs/disputes.md}, section 8. */
final class Lowering {
  private Lowering() {}

  /**
   * The amount; of a line that a retraction took back in part after it was stated, less its refund.
   *
   * @param effect of the retraction that counts; none if none is in effect
   */
  static Money left(
      StatedAmount said,
      Retractions.@Nullable Effect effect,
      RefundCalculation refunds,
      PriceOverTime prices) {
    if (effect == null
        || effect.refundOrNull() == null
        || !effect.refundOrNull().refund().isPositive()
        || !effect.retraction().receivedAt().isAfter(said.saidAt())) {
      return said.amount();
    }
    var back = effect.retraction();
    var rounding = prices.at(back.occurredAt()).rounding();
    var refund = refunds.refund(back.reason(), back.occurredAt(), said.amount(), rounding);
    return said.amount().minus(refund.refund());
  }
}
