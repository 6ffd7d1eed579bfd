package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of several retractions after the hold's end counts (contract, section 9). */
record OracleTakenBack(OracleTerms terms, OraclePrices prices, Instant now) {

  /** Of each clawback rule the earliest, and of these the one that leaves least. */
  OracleStatement counts(List<OracleStatement> inEffect) {
    return earliestOfEachRule(inEffect, terms).stream()
        .min(Comparator.comparingLong(this::left).thenComparing(OracleFold.EARLIEST))
        .orElseThrow();
  }

  /** The earliest that happened under each clawback rule, those under no rule as one. */
  static List<OracleStatement> earliestOfEachRule(
      List<OracleStatement> retractions, OracleTerms terms) {
    Map<Integer, OracleStatement> earliest = new HashMap<>();
    for (var one : retractions) {
      earliest.merge(
          OracleRefunds.place(terms, one.reason()),
          one,
          (a, b) -> OracleFold.EARLIEST.compare(a, b) <= 0 ? a : b);
    }
    return earliest.values().stream().sorted(OracleFold.EARLIEST).toList();
  }

  /** What stays of the price, never less than nothing; the price of now, if nothing goes back. */
  long left(OracleStatement retraction) {
    long sum = refund(retraction);
    return sum == 0 ? prices.at(now) : Math.max(0, prices.at(retraction.occurredAt()) - sum);
  }

  /** What goes back. */
  long refund(OracleStatement retraction) {
    return prices.refund(retraction.occurredAt(), retraction.reason());
  }
}
