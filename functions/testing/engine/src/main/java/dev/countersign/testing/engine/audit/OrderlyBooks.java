package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import java.util.Map;

/**
 * What an engine has once all is done, where each event came when it was recorded, and each request
 * was sent and answered at once.
 *
 * @param sums of each account and period, without documents; sums of zero are left out
 * @param documents the net of each document, by the reversal's id
 * @param tasks the net of what a person must do, by the reversal's id
 * @param ways what was right for each reversal, by its id
 */
public record OrderlyBooks(
    Map<Account, Map<String, Long>> sums,
    Map<String, Long> documents,
    Map<String, Long> tasks,
    Map<String, ReversalWay> ways) {

  public OrderlyBooks {
    sums = Map.copyOf(sums);
    documents = Map.copyOf(documents);
    tasks = Map.copyOf(tasks);
    ways = Map.copyOf(ways);
  }

  /** What a period of an account sums to. */
  public long sum(Account account, String period) {
    return sums.getOrDefault(account, Map.of()).getOrDefault(period, 0L);
  }
}
