package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.PeriodRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an engine's books must finally say, whatever the order in which the events came. */
public final class FinalSums {
  private FinalSums() {}

  /** Of each account in all, with documents: the sum of all its results. */
  public static Map<Account, Long> ofAccounts(List<BilledResult> results) {
    var sums = new TreeMap<Account, Long>();
    results.forEach(one -> sums.merge(one.account(), one.value(), Long::sum));
    return sums;
  }

  /**
   * Of each account and period, for an engine that always answers, takes every time, closes nothing
   * and takes back whatever it has: each billable that no reversal takes back, in the period in
   * which it occurred. Sums of zero are left out.
   */
  public static Map<Account, Map<String, Long>> ofPeriods(
      List<BilledResult> results, PeriodRule periods) {
    Set<String> takenBack =
        results.stream()
            .filter(BilledResult::isReversal)
            .map(one -> String.valueOf(one.reverses()))
            .collect(Collectors.toSet());
    var sums = new TreeMap<Account, Map<String, Long>>();
    results.stream()
        .filter(one -> !one.isReversal() && !takenBack.contains(one.id()))
        .forEach(one ->
            sums.computeIfAbsent(one.account(), account -> new TreeMap<>())
                .merge(periods.of(one.occurredAt()), one.value(), Long::sum));
    return sums;
  }
}
