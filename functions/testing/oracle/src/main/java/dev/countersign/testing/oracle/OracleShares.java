package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits what is owed over the chosen sessions (contract, section 10).
 *
 * @param free for each of them why it is free; none if it is paid
 */
record OracleShares(
    List<OracleSession> chosen, List<@Nullable String> free, OracleTerms terms, OracleTruth truth) {

  /** The parts of the free sessions are not owed. */
  List<Share> of(long amount) {
    return shares(OracleSplit.of(amount, chosen, terms, truth.occurredAt()));
  }

  /** So that the parts of those that are paid sum to the amount. */
  List<Share> overPaid(long amount) {
    return shares(OracleSplit.overPaid(amount, chosen, free, terms, truth.occurredAt()));
  }

  /** While nothing is owed no share has a reason. */
  private List<Share> shares(List<Long> parts) {
    var shares = new ArrayList<Share>();
    for (int i = 0; i < chosen.size(); i++) {
      shares.add(
          new Share(chosen.get(i).id(), free.get(i) == null ? parts.get(i) : 0, free.get(i)));
    }
    return shares.stream().anyMatch(one -> one.amount() > 0)
        ? shares
        : shares.stream().map(one -> new Share(one.session(), 0, null)).toList();
  }

  static long sum(List<Share> shares) {
    return shares.stream().mapToLong(Share::amount).sum();
  }
}
