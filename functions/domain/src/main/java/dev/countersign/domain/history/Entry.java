package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step in an outcome's history: written once, never changed, numbered from 1 without a gap. The
 * last entry alone says where the outcome stands; the earlier ones say how it came there.
 *
 * @param at when it was decided
 * @param trace what the entry answers
 * @param detailOrNull what the reason is about: the rule that failed, or the record that lives on
 * @param occurredAtOrNull when the fact happened, by what is true of it, taken back or not
 * @param valueOrNull what it is worth, by what is true of it
 * @param shares the chosen sessions, the foremost first; empty while none is chosen
 * @param billed what was billed up to this entry, its own results included
 * @param results the result events that this entry publishes, in order
 * @param lookAgainOrNull when time alone may change where the outcome stands
 * @param previous hash of the entry before; {@link Digest#ZERO} for the first
 */
public record Entry(
    TenantId tenant,
    Claim claim,
    int seq,
    Instant at,
    Stimulus.Trace trace,
    OutcomeRegisters registers,
    OutcomeStatus status,
    @Nullable String reasonOrNull,
    @Nullable String detailOrNull,
    @Nullable Instant occurredAtOrNull,
    @Nullable Money valueOrNull,
    List<Share> shares,
    @Nullable TermsRef termsOrNull,
    BillingState billed,
    List<ResultEvent> results,
    @Nullable Instant lookAgainOrNull,
    Digest previous) {

  public Entry {
    shares = List.copyOf(shares);
    results = List.copyOf(results);
    if (seq < 1) {
      throw new IllegalArgumentException("entries are numbered from 1");
    }
  }

  /** The outcome's public name. */
  public OutcomeId outcome() {
    return claim.outcome(tenant);
  }

  /** The foremost session, when one is chosen. */
  public Optional<SessionId> session() {
    return shares.stream().findFirst().map(Share::session);
  }

  /** When time alone may change where the outcome stands, if it may. */
  public Optional<Instant> lookAgain() {
    return Optional.ofNullable(lookAgainOrNull);
  }
}
