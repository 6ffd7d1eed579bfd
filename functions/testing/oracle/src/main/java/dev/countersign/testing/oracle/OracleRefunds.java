package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the clawback gives back of a price (contract, section 9). */
record OracleRefunds(OracleTerms terms, OracleTruth truth) {
  /** No rule is for the reason. */
  static final int NONE = -1;

  /** All of it goes back, since the terms have no clawback. */
  static final int ALWAYS = -2;

  private static final long HUNDRED = 100;

  /** So much of so many, whatever the price is. */
  private record Part(BigDecimal some, long ofAll) {
    static final Part NOTHING = new Part(BigDecimal.ZERO, 1);
    static final Part ALL = new Part(BigDecimal.ONE, 1);
  }

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
  long of(long price, RoundingMode rounding, Instant at, @Nullable String reason) {
    var part = part(at, reason);
    return new BigDecimal(price)
        .multiply(part.some())
        .divide(new BigDecimal(part.ofAll()), 0, rounding)
        .longValueExact();
  }

  /** Whether a part goes back then, however small, and be it of a price of zero. */
  boolean returnAPart(Instant at, @Nullable String reason) {
    return part(at, reason).some().signum() > 0;
  }

  private Part part(Instant at, @Nullable String reason) {
    int place = place(terms, reason);
    if (place < 0) {
      return place == ALWAYS ? Part.ALL : Part.NOTHING;
    }
    var rule = terms.clawback().get(place);
    if (!rule.looksAtADate()) {
      return Part.ALL;
    }
    var start = OracleDates.of(truth, rule.from(), terms.zone());
    if (start == null) {
      return Part.NOTHING;
    }
    return switch (rule.refund()) {
      case FULL -> at.isBefore(end(rule, start)) ? Part.ALL : Part.NOTHING;
      case PRO_RATA -> at.isBefore(start) ? Part.ALL : daysLeft(end(rule, start), start, at);
      case STEPS -> at.isBefore(start) ? Part.ALL : step(rule, start, at);
    };
  }

  private Instant end(OracleClawback rule, Instant start) {
    return rule.until() == null ? start : rule.until().from(start, terms.zone());
  }

  private Part daysLeft(Instant end, Instant start, Instant at) {
    long all = day(end, terms.zone()) - day(start, terms.zone());
    return all == 0 || !at.isBefore(end)
        ? Part.NOTHING
        : new Part(new BigDecimal(day(end, terms.zone()) - day(at, terms.zone())), all);
  }

  private Part step(OracleClawback rule, Instant start, Instant at) {
    for (var step : rule.steps()) {
      if (at.isBefore(step.until().from(start, terms.zone()))) {
        return new Part(step.percent(), HUNDRED);
      }
    }
    return Part.NOTHING;
  }

  private static long day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).toEpochDay();
  }
}
