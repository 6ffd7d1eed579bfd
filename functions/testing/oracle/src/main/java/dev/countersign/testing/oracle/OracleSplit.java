package dev.countersign.testing.oracle;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Splits an amount over sessions; the parts sum to it (contract, section 10). */
final class OracleSplit {
  /** Weights are whole multiples of 2⁻⁵⁰. */
  private static final double ONE = 0x1p50;

  private OracleSplit() {}

  /**
   * Each part is cut off to whole units; the units left over go one each to the greatest
   * remainders, at equal remainders to the session that comes first.
   */
  static List<Long> of(
      long amount, List<OracleSession> chosen, OracleTerms terms, Instant occurredAt) {
    if (chosen.size() == 1 || amount == 0) {
      return chosen.stream().map(one -> amount).toList();
    }
    return of(amount, weights(chosen, terms, occurredAt));
  }

  /** The same over those alone that are paid; the part of one that isn't is nothing. */
  static List<Long> overPaid(
      long amount,
      List<OracleSession> chosen,
      List<@Nullable String> free,
      OracleTerms terms,
      Instant occurredAt) {
    var weights = new ArrayList<>(weights(chosen, terms, occurredAt));
    for (int i = 0; i < weights.size(); i++) {
      if (free.get(i) != null) {
        weights.set(i, BigInteger.ZERO);
      }
    }
    return of(amount, weights);
  }

  private static List<Long> of(long amount, List<BigInteger> weights) {
    var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    var whole = new ArrayList<Long>();
    var remainders = new ArrayList<BigInteger>();
    long left = amount;
    for (var weight : weights) {
      var part = BigInteger.valueOf(amount).multiply(weight).divideAndRemainder(sum);
      whole.add(part[0].longValueExact());
      remainders.add(part[1]);
      left -= part[0].longValueExact();
    }
    IntStream.range(0, whole.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i).negate()))
        .limit(left)
        .forEach(i -> whole.set(i, whole.get(i) + 1));
    return whole;
  }

  /** Only their proportion counts: the weight of the youngest session is one. */
  private static List<BigInteger> weights(
      List<OracleSession> chosen, OracleTerms terms, Instant occurredAt) {
    if (terms.attribution() != OracleTerms.Attribution.TIME_DECAY) {
      return chosen.stream().map(session -> BigInteger.ONE).toList();
    }
    double youngest = ageInHalfLives(chosen.getFirst(), terms, occurredAt);
    return chosen.stream()
        .map(session -> Math.pow(2, youngest - ageInHalfLives(session, terms, occurredAt)))
        .map(weight -> BigInteger.valueOf((long) Math.rint(weight * ONE)))
        .toList();
  }

  private static double ageInHalfLives(
      OracleSession session, OracleTerms terms, Instant occurredAt) {
    var start = session.startedAt();
    var half = Duration.between(start, terms.halfLife().from(start, terms.zone()));
    return (double) Duration.between(start, occurredAt).toNanos() / half.toNanos();
  }
}
