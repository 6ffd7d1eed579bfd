package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prices and refunds, in minor units (contract, section 9). */
final class OracleAmounts {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private OracleAmounts() {}

  /** None if the price is a percentage and the truth has no value. */
  static @Nullable Long price(OraclePrice price, OracleStatement truth) {
    if (price.each() != null) {
      return minor(price.each(), price);
    }
    if (truth.value() == null) {
      return null;
    }
    var part = truth.value().multiply(Objects.requireNonNull(price.percent())).divide(HUNDRED);
    if (price.min() != null && part.compareTo(price.min()) < 0) {
      part = price.min();
    }
    if (price.max() != null && part.compareTo(price.max()) > 0) {
      part = price.max();
    }
    return minor(part, price);
  }

  private static long minor(BigDecimal amount, OraclePrice price) {
    return amount.movePointRight(price.decimals()).setScale(0, price.rounding()).longValueExact();
  }

  /** How much of the price goes back for a retraction that happened at or after the hold's end. */
  static long refund(OracleTerms terms, OracleStatement truth, Instant retractedAt, long price) {
    var clawback = terms.clawback();
    var named = OracleDates.of(truth, clawback.from(), terms.zone());
    var start = named == null ? truth.occurredAt() : named;
    boolean early = retractedAt.isBefore(start);
    return switch (clawback.refund()) {
      case ALWAYS -> price;
      case FULL -> retractedAt.isBefore(clawback.until().from(start, terms.zone())) ? price : 0;
      case PRO_RATA -> early ? price : daysLeft(terms, start, retractedAt, price);
      case STEPS -> early ? price : step(terms, start, retractedAt, price);
    };
  }

  private static long daysLeft(OracleTerms terms, Instant start, Instant retractedAt, long price) {
    var end = terms.clawback().until().from(start, terms.zone());
    long all = day(end, terms) - day(start, terms);
    if (all == 0 || !retractedAt.isBefore(end)) {
      return 0;
    }
    return part(terms, price, new BigDecimal(day(end, terms) - day(retractedAt, terms)), all);
  }

  private static long step(OracleTerms terms, Instant start, Instant retractedAt, long price) {
    for (var step : terms.clawback().steps()) {
      if (retractedAt.isBefore(step.until().from(start, terms.zone()))) {
        return part(terms, price, step.percent(), 100);
      }
    }
    return 0;
  }

  private static long part(OracleTerms terms, long price, BigDecimal some, long ofAll) {
    return new BigDecimal(price)
        .multiply(some)
        .divide(new BigDecimal(ofAll), 0, terms.price().rounding())
        .longValueExact();
  }

  private static long day(Instant at, OracleTerms terms) {
    return LocalDate.ofInstant(at, terms.zone()).toEpochDay();
  }
}
