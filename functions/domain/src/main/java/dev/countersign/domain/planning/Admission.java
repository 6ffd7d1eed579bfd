package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.terms.Price;
import java.util.Optional;

/**
 * Which lines a target gets, and which of them it can't bill: {@code docs/billing.md}, section 2.
 */
public final class Admission {
  private Admission() {}

  /** Whether a line is for a target. A reversal is at any time: it follows its billable. */
  public static boolean isFor(BillingLine line, BillingTarget target) {
    boolean outcome =
        target.outcomes().isEmpty() || target.outcomes().contains(line.claim().type());
    return outcome
        && (line.role() instanceof LineRole.Reversal || !line.recordedAt().isBefore(target.from()));
  }

  /** Why a target can't bill a line, if it can't. */
  public static Optional<HeldReason> obstacle(BillingLine line, BillingTarget target) {
    if (target.customer(line).isEmpty()) {
      return Optional.of(new HeldReason.NoCustomer());
    }
    if (target.counted() != Counted.QUANTITY && !line.isPriced()) {
      return Optional.of(new HeldReason.NoAmount());
    }
    if (target.counted() == Counted.QUANTITY && line.isPriced() && HourSum.isHour(line)) {
      return Optional.of(new HeldReason.OtherCurrency(Price.UNITS)); // it summed money until now
    }
    var wanted = target.currencyOrNull();
    return wanted == null || !line.isPriced() || wanted.equals(line.amount().currency())
        ? Optional.empty()
        : Optional.of(new HeldReason.OtherCurrency(wanted));
  }
}
