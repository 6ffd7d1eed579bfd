package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OraclePriced.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The price of a truth by a list of prices (contract, section 9).
 *
 * @param foremost what a price's rule sees
 * @param failures what a person ruled on rules that fail
 */
record OraclePricing(List<OraclePrice> list, OracleSession foremost, Failures failures) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int MOST_DIGITS = 15;

  /** What becomes of a rule that fails. */
  enum Failures {
    /** It decides: nobody ruled that it stands. */
    STOP,
    /** It doesn't hold: a ruling says that it stands. */
    PASS
  }

  OraclePriced of(OracleTruth truth) {
    for (int i = 0; i < list.size(); i++) {
      var entry = list.get(i);
      var when = entry.when();
      var holds = when == null ? OracleRule.Holds.TRUE : when.test(truth, foremost);
      if (holds == OracleRule.Holds.TRUE) {
        return by(entry, truth);
      }
      if (holds == OracleRule.Holds.FAILED && failures == Failures.STOP) {
        return new OraclePriced(0, null, Problem.RULE_FAILED, "price[" + i + "]");
      }
    }
    return new OraclePriced(0, null, Problem.NO_PRICE, null);
  }

  private OraclePriced by(OraclePrice entry, OracleTruth truth) {
    return switch (entry.kind()) {
      case OraclePrice.Each each -> each(each, entry, truth);
      case OraclePrice.Percent percent -> percent(percent, entry, truth);
      case OraclePrice.Units units -> units(units, entry, truth);
    };
  }

  private static OraclePriced each(OraclePrice.Each each, OraclePrice entry, OracleTruth truth) {
    if (each.times() == null) {
      return rounded(each.amount(), entry);
    }
    var times = OracleFacts.number(OracleFacts.at(truth.facts(), each.times()));
    return times == null
        ? problem(Problem.MISSING_VALUE, entry)
        : rounded(each.amount().multiply(times), entry);
  }

  private static OraclePriced units(OraclePrice.Units units, OraclePrice entry, OracleTruth truth) {
    var number =
        units.fact() == null
            ? units.number()
            : OracleFacts.number(OracleFacts.at(truth.facts(), units.fact()));
    return number == null || number.stripTrailingZeros().scale() > 0
        ? problem(Problem.MISSING_VALUE, entry)
        : rounded(number, entry);
  }

  private static OraclePriced percent(
      OraclePrice.Percent percent, OraclePrice entry, OracleTruth truth) {
    var of = percent.of().equals("value") ? truth.value() : amount(percent.of(), entry, truth);
    if (of == null) {
      return problem(Problem.MISSING_VALUE, entry);
    }
    var amount = of.amount();
    if (!of.currency().equals(entry.currency())) {
      if (percent.rate() == null) {
        return problem(Problem.WRONG_CURRENCY, entry);
      }
      var rate = OracleFacts.number(OracleFacts.at(truth.facts(), percent.rate()));
      if (rate == null) {
        return problem(Problem.MISSING_VALUE, entry);
      }
      amount = amount.multiply(rate);
    }
    var part = amount.multiply(percent.percent()).divide(HUNDRED);
    if (percent.min() != null) {
      part = part.max(percent.min());
    }
    if (percent.max() != null) {
      part = part.min(percent.max());
    }
    return rounded(part, entry);
  }

  /** A fact that is a number in the price's currency, or an amount and a currency. */
  private static @Nullable OracleValue amount(String of, OraclePrice entry, OracleTruth truth) {
    var fact = OracleFacts.at(truth.facts(), of);
    if (fact instanceof Map<?, ?> money) {
      var number = OracleFacts.number(money.get("amount"));
      return number != null && money.get("currency") instanceof String currency
          ? new OracleValue(number, currency)
          : null;
    }
    var number = OracleFacts.number(fact);
    return number == null || entry.currency() == null
        ? null
        : new OracleValue(number, entry.currency());
  }

  private static OraclePriced rounded(BigDecimal amount, OraclePrice entry) {
    var rounded = amount.setScale(entry.decimals(), entry.rounding());
    return rounded.precision() - rounded.scale() > MOST_DIGITS
        ? problem(Problem.OUT_OF_RANGE, entry)
        : new OraclePriced(rounded.unscaledValue().longValueExact(), entry, null, null);
  }

  private static OraclePriced problem(Problem problem, OraclePrice entry) {
    return new OraclePriced(0, entry, problem, null);
  }
}
