package dev.countersign.testing.oracle;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the list of prices makes of one truth.
 *
 * @param amount in minor units or in units; 0 if there is a problem
 * @param entry the price that counts; none if no price holds
 * @param problem the line of section 8 that applies; none if there is a price
 * @param failed the rule that failed ({@code price[0]}), where the problem is that one did
 */
record OraclePriced(
    long amount, @Nullable OraclePrice entry, @Nullable Problem problem, @Nullable String failed) {

  /** By what a part of it is rounded: by the price that counts, {@code HALF_EVEN} without one. */
  RoundingMode rounding() {
    return entry == null ? RoundingMode.HALF_EVEN : entry.rounding();
  }

  /** Why there is no price, in the order of the lines of section 8. */
  enum Problem {
    RULE_FAILED("Ambiguous", "rule_failed"),
    NO_PRICE("NotBillable", "no_price"),
    MISSING_VALUE("NotBillable", "missing_value"),
    WRONG_CURRENCY("NotBillable", "wrong_currency"),
    OUT_OF_RANGE("NotBillable", "out_of_range");

    private final String status;
    private final String reason;

    Problem(String status, String reason) {
      this.status = status;
      this.reason = reason;
    }

    String status() {
      return status;
    }

    String reason() {
      return reason;
    }
  }
}
