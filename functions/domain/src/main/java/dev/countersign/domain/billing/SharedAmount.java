package dev.countersign.domain.billing;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Apportionment;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits what a truth is worth over its sessions: the contract, section 10.
 *
 * @param chosen the foremost first; at least one
 * @param free why a session is free, of those that are
 */
record SharedAmount(Truth truth, Terms terms, List<Session> chosen, Map<SessionId, String> free) {

  /** The shares, and what is billed of them. */
  record Split(List<Share> shares, Money sum) {}

  /**
   * The shares of an amount.
   *
   * @param mostOrNull what is billed at most; the sessions that aren't free share it. None where
   *     nothing lowers the amount, or it is in another currency
   */
  Split of(Money amount, @Nullable Money mostOrNull) {
    var zero = Money.zero(amount.currency());
    var shares =
        Apportionment.of(
            amount, chosen, free, terms.attribution(), truth.occurredAt(), terms.zone());
    var sum = Apportionment.sum(shares, zero);
    if (mostOrNull != null
        && mostOrNull.currency().equals(sum.currency())
        && mostOrNull.minor() < sum.minor()) {
      sum = mostOrNull;
      shares =
          Apportionment.ofBilled(
              sum, chosen, free, terms.attribution(), truth.occurredAt(), terms.zone());
    }
    return new Split(sum.isPositive() ? shares : Apportionment.ofNothing(chosen, zero), sum);
  }
}
