package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.PeriodRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Section 7 of the billing page: what goes into an engine that takes one sum for an hour, and none
 * below zero. Each result counts in the hour in which it was recorded.
 *
 * @param sent the sum of each hour that is sent
 * @param tasks what is below zero when a month closes, by the name of the month
 */
public record HourSums(Map<Hour, Long> sent, Map<Month, Long> tasks) {

  public HourSums {
    sent = Map.copyOf(sent);
    tasks = Map.copyOf(tasks);
  }

  /** An hour of an account, by its beginning. */
  public record Hour(Account account, Instant begin) {}

  /** A month of an account. */
  public record Month(Account account, String period) {}

  /** The sums of all hours that have ended by a time. */
  public static HourSums of(List<BilledResult> results, PeriodRule periods, Instant end) {
    var sent = new HashMap<Hour, Long>();
    var tasks = new HashMap<Month, Long>();
    nets(results)
        .forEach((account, hours) -> {
          var carry = new TreeMap<String, Long>();
          hours.forEach((begin, net) -> {
            if (!begin.plus(1, ChronoUnit.HOURS).isAfter(end)) {
              long sum = carry.merge(periods.of(begin), net, Long::sum);
              if (sum > 0) {
                sent.put(new Hour(account, begin), sum);
                carry.put(periods.of(begin), 0L);
              }
            }
          });
          carry.forEach((period, sum) -> {
            var closes = periods.closes(period);
            if (sum < 0 && closes != null && !end.isBefore(closes)) {
              tasks.put(new Month(account, period), sum);
            }
          });
        });
    return new HourSums(sent, tasks);
  }

  /** The net of each hour. What is taken back in its own hour was never in it. */
  private static Map<Account, TreeMap<Instant, Long>> nets(List<BilledResult> results) {
    var nets = new HashMap<Account, TreeMap<Instant, Long>>();
    for (var one : results) {
      nets.computeIfAbsent(one.account(), account -> new TreeMap<>())
          .merge(one.recordedAt().truncatedTo(ChronoUnit.HOURS), one.value(), Long::sum);
    }
    return nets;
  }
}
