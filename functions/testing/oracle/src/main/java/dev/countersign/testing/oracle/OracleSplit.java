package dev.countersign.testing.oracle;

import static java.math.MathContext.DECIMAL128;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount over sessions; the shares sum to it (contract, section 10). */
final class OracleSplit {
  private OracleSplit() {}

  /**
   * Each share is cut off to whole units; the units left over go one each to the greatest
   * remainders, at equal remainders to the session that comes first.
   */
  static List<OracleAnswer.Share> of(
      long amount, List<OracleSession> paid, OracleTerms terms, Instant occurredAt) {
    var weights = weights(paid, terms, occurredAt);
    var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    var exact =
        weights.stream()
            .map(weight -> new BigDecimal(amount).multiply(weight).divide(sum, DECIMAL128))
            .toList();
    var whole = new ArrayList<Long>();
    exact.forEach(part -> whole.add(part.setScale(0, RoundingMode.FLOOR).longValueExact()));
    long left = amount - whole.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, whole.size())
        .boxed()
        .sorted(
            Comparator.comparing(
                (Integer i) -> new BigDecimal(whole.get(i)).subtract(exact.get(i))))
        .limit(left)
        .forEach(i -> whole.set(i, whole.get(i) + 1));
    return IntStream.range(0, whole.size())
        .mapToObj(i -> new OracleAnswer.Share(paid.get(i).id(), whole.get(i)))
        .toList();
  }

  /** Only their proportion counts, so the greatest weight is one. */
  private static List<BigDecimal> weights(
      List<OracleSession> paid, OracleTerms terms, Instant occurredAt) {
    if (terms.attribution() != OracleTerms.Attribution.TIME_DECAY) {
      return paid.stream().map(session -> BigDecimal.ONE).toList();
    }
    var ages = paid.stream().map(s -> ageInHalfLives(s, terms, occurredAt)).toList();
    double least = ages.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    return ages.stream().map(age -> new BigDecimal(Math.pow(2, least - age))).toList();
  }

  private static double ageInHalfLives(
      OracleSession session, OracleTerms terms, Instant occurredAt) {
    var start = session.startedAt();
    var half = Duration.between(start, terms.halfLife().from(start, terms.zone()));
    return (double) Duration.between(start, occurredAt).toMillis() / half.toMillis();
  }
}
