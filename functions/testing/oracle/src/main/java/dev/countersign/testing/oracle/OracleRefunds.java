package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the clawback gives back of a price (contract, section 9).
 *
 * @param rounding that of the price that counts
 */
record OracleRefunds(OracleTerms terms, OracleTruth truth, RoundingMode rounding) {
  private static final int HUNDRED = 100;

  /** No rule is for the reason. */
  static final int NONE = -1;

  /** All of it goes back, since the terms have no clawback. */
  static final int ALWAYS = -2;

  /** The place of the rule that is for a reason, {@link #NONE} or {@link #ALWAYS}. */
  static int place(OracleTerms terms, @Nullable String reason) {
    var list = terms.clawback();
    for (int i = 0; i < list.size(); i++) {
      var reasons = list.get(i).reasons();
      if (reasons == null || (reason != null && reasons.contains(reason))) {
        return i;
      }
    }
    return list.isEmpty() ? ALWAYS : NONE;
  }

  /**
   * How much of a price goes back if it is taken back at {@code at} for that reason, at or after
   * the hold's end.
   */
  long of(long price, Instant at, @Nullable String reason) {
    int place = place(terms, reason);
    if (place < 0) {
      return place == ALWAYS ? price : 0;
    }
    var rule = terms.clawback().get(place);
    var start = OracleDates.of(truth, rule.from(), terms.zone());
    if (start == null) {
      return 0;
    }
    return switch (rule.refund()) {
      case FULL -> full(rule.until(), start, price, at);
      case PRO_RATA -> at.isBefore(start) ? price : daysLeft(rule.until(), start, price, at);
      case STEPS -> at.isBefore(start) ? price : step(rule, start, price, at);
    };
  }

  private long full(@Nullable OracleSpan until, Instant start, long price, Instant at) {
    return until == null || at.isBefore(until.from(start, terms.zone())) ? price : 0;
  }

  private long daysLeft(@Nullable OracleSpan until, Instant start, long price, Instant at) {
    var end = until == null ? start : until.from(start, terms.zone());
    long all = day(end, terms.zone()) - day(start, terms.zone());
    return all == 0 || !at.isBefore(end)
        ? 0
        : part(price, new BigDecimal(day(end, terms.zone()) - day(at, terms.zone())), all);
  }

  private long step(OracleClawback rule, Instant start, long price, Instant at) {
    for (var step : rule.steps()) {
      if (at.isBefore(step.until().from(start, terms.zone()))) {
        return part(price, step.percent(), HUNDRED);
      }
    }
    return 0;
  }

  private long part(long price, BigDecimal some, long ofAll) {
    return new BigDecimal(price)
        .multiply(some)
        .divide(new BigDecimal(ofAll), 0, rounding)
        .longValueExact();
  }

  private static long day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).toEpochDay();
  }
}
