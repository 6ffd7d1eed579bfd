package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step in an outcome's history: written once, never changed, numbered from 1 without a gap. The
 * last entry alone says where the outcome stands.
 *
 * @param at when it was decided
 * @param shares the sessions chosen, the first of them foremost; empty while none is
 * @param results the result events that this step publishes, in order
 * @param lookAgainOrNull when time alone may change where it stands
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

  public OutcomeId outcome() {
    return claim.outcome(tenant);
  }

  /** The session chosen, when there is one. */
  public Optional<SessionId> session() {
    return shares.stream().findFirst().map(Share::session);
  }

  public Optional<Instant> lookAgain() {
    return Optional.ofNullable(lookAgainOrNull);
  }
}
