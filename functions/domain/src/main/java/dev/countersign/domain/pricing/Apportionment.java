package dev.countersign.domain.pricing;

import dev.countersign.domain.SessionId;
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
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Splits an amount over the chosen sessions. The shares of free sessions are not billed; with none
 * of them among the chosen, the shares sum to the amount exactly.
 */
public final class Apportionment {
  private Apportionment() {}

  /**
   * The share of each session; that of a free one is zero.
   *
   * @param chosen the foremost first; at least one
   * @param free why a session is free, of those that are
   * @param occurredAt the truth's, from which ages count
   */
  public static List<Share> of(
      Money amount,
      List<Session> chosen,
      Map<SessionId, String> free,
      Attribution attribution,
      Instant occurredAt,
      ZoneId zone) {
    var weights = weights(chosen, attribution, occurredAt, zone);
    return assigned(chosen, split(amount.minor(), weights), free, amount);
  }

  /**
   * The share of each session where the amount is what is billed: those that aren't free share all
   * of it, by the same weights.
   *
   * @param chosen the foremost first; at least one that isn't free
   */
  public static List<Share> ofBilled(
      Money amount,
      List<Session> chosen,
      Map<SessionId, String> free,
      Attribution attribution,
      Instant occurredAt,
      ZoneId zone) {
    var all = weights(chosen, attribution, occurredAt, zone);
    var weights =
        IntStream.range(0, chosen.size())
            .mapToObj(i -> free.containsKey(chosen.get(i).id()) ? BigInteger.ZERO : all.get(i))
            .toList();
    return assigned(chosen, split(amount.minor(), weights), free, amount);
  }

  private static List<BigInteger> weights(
      List<Session> chosen, Attribution attribution, Instant occurredAt, ZoneId zone) {
    return attribution instanceof Attribution.TimeDecay decay
        ? decayed(chosen, decay.halfLife(), occurredAt, zone)
        : chosen.stream().map(session -> BigInteger.ONE).toList();
  }

  /** A share of zero for each chosen session. */
  public static List<Share> ofNothing(List<Session> chosen, Money zero) {
    return assigned(chosen, chosen.stream().map(session -> 0L).toList(), Map.of(), zero);
  }

  /** What is billed: the sum of the shares. */
  public static Money sum(List<Share> shares, Money zero) {
    return shares.stream().map(Share::amount).reduce(zero, Money::plus);
  }

  private static List<Share> assigned(
      List<Session> chosen, List<Long> minor, Map<SessionId, String> free, Money amount) {
    return IntStream.range(0, chosen.size())
        .mapToObj(i -> {
          var session = chosen.get(i);
          String reason = free.get(session.id());
          var part = new Money(reason == null ? minor.get(i) : 0, amount.currency());
          return new Share(session.id(), session.agent(), session.strategy(), part, reason);
        })
        .toList();
  }

  /**
   * Each part is cut off to whole units; the units left over go one each to the greatest
   * remainders, at equal remainders to the part that comes first.
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
   * The weights 2^−(age ÷ half-life), relative to the youngest session's and in whole multiples of
   * 2⁻⁵⁰. Being relative, they keep their proportion however old all sessions are.
   */
  private static List<BigInteger> decayed(
      List<Session> paid, CalendarSpan halfLife, Instant occurredAt, ZoneId zone) {
    var ages =
        paid.stream().map(session -> ageInHalfLives(session, halfLife, occurredAt, zone)).toList();
    double youngest = Collections.min(ages);
    return ages.stream()
        .map(age -> new BigDecimal(StrictMath.pow(2, 50 - (age - youngest))))
        .map(weight -> weight.setScale(0, RoundingMode.HALF_EVEN).toBigInteger())
        .toList();
  }

  private static double ageInHalfLives(
      Session session, CalendarSpan halfLife, Instant occurredAt, ZoneId zone) {
    double half =
        seconds(Duration.between(session.startedAt(), halfLife.after(session.startedAt(), zone)));
    return seconds(Duration.between(session.startedAt(), occurredAt)) / half;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
