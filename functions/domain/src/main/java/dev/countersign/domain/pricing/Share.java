package dev.countersign.domain.pricing;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * One session's part of an amount. The shares of a result sum to its amount exactly.
 *
 * @param freeOrNull why the session's part is not billed; the amount is then zero
 */
public record Share(
    SessionId session,
    Session.Agent agent,
    Session.@Nullable Strategy strategy,
    Money amount,
    @Nullable String freeOrNull) {
  /** The same share, taken back. */
  public Share negated() {
    return new Share(session, agent, strategy, amount.negated(), freeOrNull);
  }
}
