package dev.countersign.app.resolve;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records what a person decided as one more entry of the outcome's history. */
public final class ResolveOutcome {
  private final Outcomes outcomes;
  private final Contracts contracts;
  private final OutcomeAppender appender;

  public ResolveOutcome(Outcomes outcomes, Contracts contracts, OutcomeAppender appender) {
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.appender = appender;
  }

  /**
   * Records a decision made at this machine; durable when it returns. A decision that the outcome
   * does not admit is a problem of the result, and nothing changes.
   */
  public AppendResult resolve(TenantId tenant, Claim claim, Resolution resolution, Instant now) {
    return resolve(tenant, claim, resolution.at(now), null, now);
  }

  /** Records a decision of a signed delivery: dated by the signature, kept with its evidence. */
  public AppendResult resolve(
      TenantId tenant, Claim claim, Resolution resolution, AuthenticatedDelivery delivery) {
    var context = delivery.context();
    var stimulus = resolution.at(context.stampedAt());
    return resolve(tenant, claim, stimulus, delivery.evidence(), context.decidedAt());
  }

  /** The last entry of an outcome that is known. */
  public StoredEntry standing(TenantId tenant, Claim claim) {
    return outcomes.last(tenant, claim).orElseThrow();
  }

  private AppendResult resolve(
      TenantId tenant, Claim claim, Stimulus stimulus, @Nullable Evidence evidence, Instant now) {
    var last = outcomes.last(tenant, claim);
    var book = contracts.book(tenant, claim.type());
    if (last.isEmpty() || book.isEmpty()) {
      return AppendResult.unprocessable(
          new Problem(
              "unknown_outcome",
              "/claim",
              "this tenant has no such outcome",
              "copy the claim from an answer, the page or countersign resolve"));
    }
    return appender.append(
        last, new AppendCommand(tenant, claim, stimulus, book.get(), evidence, now));
  }
}
