package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OraclePriced.Problem;
import java.math.RoundingMode;
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
 * @param worst the first line of section 8 that applies to one of the prices; none if all are
 *     prices
 * @param failed the first rule of a price that failed; none if none did
 */
record OraclePrices(
    OracleRefunds refunds,
    @Nullable Instant holdEnd,
    long first,
    List<Change> changes,
    @Nullable Problem worst,
    @Nullable String failed) {

  /** From a date on it is another price, for a reason. */
  record Change(Instant at, @Nullable String reason, long price) {}

  static OraclePrices of(OracleReading reading, OraclePricing pricing, @Nullable Instant holdEnd) {
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
      changes.add(new Change(date, reason(reading, date), amount(steps, i++)));
    }
    var known = steps.stream().filter(Objects::nonNull).toList();
    var failed = known.stream().map(OraclePriced::failed).filter(Objects::nonNull).findFirst();
    return new OraclePrices(
        new OracleRefunds(reading.terms(), truth, rounding(known)),
        holdEnd,
        amount(steps, 0),
        changes,
        worst(known),
        failed.orElse(null));
  }

  /** That of the price that counts: the newest that a price of the list gives. */
  private static RoundingMode rounding(List<OraclePriced> known) {
    for (var one : known.reversed()) {
      if (one.entry() != null) {
        return one.entry().rounding();
      }
    }
    return RoundingMode.HALF_EVEN;
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
  private static long amount(List<@Nullable OraclePriced> steps, int place) {
    return steps.subList(place, steps.size()).stream()
        .filter(Objects::nonNull)
        .mapToLong(OraclePriced::amount)
        .findFirst()
        .orElseThrow();
  }

  /** A price that no rule of the list gives is zero, unless none is given at any date. */
  private static @Nullable Problem worst(List<OraclePriced> known) {
    if (known.stream().allMatch(one -> one.problem() == Problem.NO_PRICE)) {
      return Problem.NO_PRICE;
    }
    return known.stream()
        .map(OraclePriced::problem)
        .filter(one -> one != null && one != Problem.NO_PRICE)
        .min(Problem::compareTo)
        .orElse(null);
  }

  private static @Nullable String reason(OracleReading reading, Instant date) {
    return reading.read().stream()
        .filter(one -> changesOnADate(one) && date.equals(one.effectiveAt()))
        .reduce((a, b) -> b)
        .map(OracleStatement::reason)
        .orElse(null);
  }

  /** The price at a time: what was given back or charged at the dates until then is counted. */
  long at(Instant time) {
    long price = first;
    long before = first;
    for (var change : changes) {
      if (change.at().isAfter(time)) {
        break;
      }
      long less = before - change.price();
      price -= less < 0 ? -part(-less, change) : part(less, change);
      before = change.price();
    }
    return Math.max(0, price);
  }

  private long part(long difference, Change change) {
    return holdEnd != null && change.at().isBefore(holdEnd)
        ? difference
        : refunds.of(difference, change.at(), change.reason());
  }

  /** What goes back at a time at or after the hold's end, of the price that is then in force. */
  long refund(Instant at, @Nullable String reason) {
    long inForce = first;
    for (var change : changes) {
      inForce = change.at().isAfter(at) ? inForce : change.price();
    }
    return refunds.of(inForce, at, reason);
  }
}
