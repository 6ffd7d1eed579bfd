package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits an amount over the chosen sessions so that the shares sum to it exactly. */
public final class Apportionment {
  private Apportionment() {}

  public static List<Share> of(
      Money amount,
      List<Session> chosen,
      Attribution attribution,
      Instant occurredAt,
      ZoneId zone) {
    var weights =
        attribution instanceof Attribution.TimeDecay decay
            ? decayed(chosen, decay.halfLife(), occurredAt, zone)
            : chosen.stream().map(session -> BigInteger.ONE).toList();
    return assigned(chosen, split(amount.minor(), weights), amount);
  }

  /** As many shares of nothing: who would be paid. */
  public static List<Share> named(List<Session> chosen, Money zero) {
    return assigned(chosen, chosen.stream().map(session -> 0L).toList(), zero);
  }

  private static List<Share> assigned(List<Session> chosen, List<Long> minor, Money amount) {
    return IntStream.range(0, chosen.size())
        .mapToObj(i -> {
          var session = chosen.get(i);
          var part = new Money(minor.get(i), amount.currency());
          return new Share(session.id(), session.agent(), session.strategy(), part);
        })
        .toList();
  }

  /**
   * Whole parts first, then one unit each to the largest remainders, the foremost first at a tie.
   */
  private static List<Long> split(long total, List<BigInteger> weights) {
    var sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    var parts = new ArrayList<Long>();
    var remainders = new ArrayList<BigInteger>();
    long given = 0;
    for (var weight : weights) {
      var divided = BigInteger.valueOf(total).multiply(weight).divideAndRemainder(sum);
      parts.add(divided[0].longValueExact());
      remainders.add(divided[1]);
      given += divided[0].longValueExact();
    }
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(total - given)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return List.copyOf(parts);
  }

  /**
   * 2 to the power of minus age over half-life, each relative to the greatest of them and as a
   * whole number of 2⁻⁵⁰ths: however long ago they all are, their proportion counts.
   */
  private static List<BigInteger> decayed(
      List<Session> chosen, CalendarSpan halfLife, Instant occurredAt, ZoneId zone) {
    var ages = chosen.stream().map(session -> halves(session, halfLife, occurredAt, zone)).toList();
    double youngest = Collections.min(ages);
    return ages.stream()
        .map(age -> new BigDecimal(StrictMath.pow(2, 50 - (age - youngest))))
        .map(weight -> weight.setScale(0, RoundingMode.HALF_EVEN).toBigInteger())
        .toList();
  }

  /** A session's age in half-lives. */
  private static double halves(
      Session session, CalendarSpan halfLife, Instant occurredAt, ZoneId zone) {
    double half =
        seconds(Duration.between(session.startedAt(), halfLife.after(session.startedAt(), zone)));
    return seconds(Duration.between(session.startedAt(), occurredAt)) / half;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
