package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OraclePriced.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The price, and how it changed on dates (contract, section 9, "A price that changes on a date").
 *
 * @param first the price by the fold without any statement that has an {@code effective_at}
 * @param changes the earliest first
 * @param wrong the first in the order of dates to which one of the lines 14 to 18 of section 8
 *     applies; none if all are prices
 */
record OraclePrices(
    OracleRefunds refunds,
    Instant holdEnd,
    OraclePriced first,
    List<Change> changes,
    @Nullable OraclePriced wrong) {

  /** From a date on it is another price, for a reason. */
  record Change(Instant at, @Nullable String reason, OraclePriced priced) {}

  static OraclePrices of(OracleReading reading, OraclePricing pricing, Instant holdEnd) {
    var dates = new TreeSet<Instant>();
    for (var one : reading.read()) {
      if (changesOnADate(one)) {
        dates.add(Objects.requireNonNull(one.effectiveAt()));
      }
    }
    var truth = Objects.requireNonNull(reading.fold().truth());
    var steps = new ArrayList<@Nullable OraclePriced>();
    if (!dates.isEmpty()) {
      steps.add(priced(reading, pricing, Instant.MIN));
      for (var date : dates.headSet(dates.last())) {
        steps.add(priced(reading, pricing, date));
      }
    }
    steps.add(pricing.of(truth));
    var changes = new ArrayList<Change>();
    int i = 1;
    for (var date : dates) {
      changes.add(new Change(date, reason(reading, date), fromPlace(steps, i++)));
    }
    return new OraclePrices(
        new OracleRefunds(reading.terms(), truth),
        holdEnd,
        fromPlace(steps, 0),
        changes,
        wrong(steps));
  }

  static boolean changesOnADate(OracleStatement one) {
    return one.effectiveAt() != null
        && (one.act() == OracleStatement.Act.RESTATED || one.act() == OracleStatement.Act.NOTED);
  }

  /**
   * By the fold without the statements that come into effect after a date; none without a truth.
   */
  private static @Nullable OraclePriced priced(
      OracleReading reading, OraclePricing pricing, Instant until) {
    var read =
        reading.read().stream()
            .filter(one ->
                !changesOnADate(one) || !Objects.requireNonNull(one.effectiveAt()).isAfter(until))
            .toList();
    var truth = OracleFold.of(read, reading.terms()).truth();
    return truth == null ? null : pricing.of(truth);
  }

  /** Where there is no truth, it is the price of the first that has one. */
  private static OraclePriced fromPlace(List<@Nullable OraclePriced> steps, int place) {
    return steps.subList(place, steps.size()).stream()
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** A price that no rule of the list gives is zero, unless none is given at any date. */
  private static @Nullable OraclePriced wrong(List<@Nullable OraclePriced> steps) {
    var known = steps.stream().filter(Objects::nonNull).toList();
    if (known.stream().allMatch(one -> one.problem() == Problem.NO_PRICE)) {
      return known.getFirst();
    }
    return known.stream()
        .filter(one -> one.problem() != null && one.problem() != Problem.NO_PRICE)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String reason(OracleReading reading, Instant date) {
    return reading.read().stream()
        .filter(one -> changesOnADate(one) && date.equals(one.effectiveAt()))
        .reduce((a, b) -> b)
        .map(OracleStatement::reason)
        .orElse(null);
  }

  /**
   * The price at a time, never below zero: what was given back or charged at the dates until then
   * is counted.
   */
  long at(Instant time) {
    long price = first.amount();
    long before = price;
    for (var change : changes) {
      if (change.at().isAfter(time)) {
        break;
      }
      long less = before - change.priced().amount();
      price -= less < 0 ? -part(-less, change) : part(less, change);
      before = change.priced().amount();
    }
    return Math.max(0, price);
  }

  private long part(long difference, Change change) {
    return change.at().isBefore(holdEnd)
        ? difference
        : refunds.of(difference, change.priced().rounding(), change.at(), change.reason());
  }

  /** What goes back at a time at or after the hold's end, of the price that is then in force. */
  long refund(Instant at, @Nullable String reason) {
    return refundOf(inForce(at).amount(), at, reason);
  }

  /** What would go back then if the price in force were this amount. */
  long refundOf(long amount, Instant at, @Nullable String reason) {
    return refunds.of(amount, inForce(at).rounding(), at, reason);
  }

  private OraclePriced inForce(Instant at) {
    var inForce = first;
    for (var change : changes) {
      inForce = change.at().isAfter(at) ? inForce : change.priced();
    }
    return inForce;
  }

  /** Since when the price of a time is in force; none if it was from the beginning. */
  @Nullable Instant since(Instant time) {
    Instant since = null;
    for (var change : changes) {
      since = change.at().isAfter(time) ? since : change.at();
    }
    return since;
  }
}
