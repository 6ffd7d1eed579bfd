package dev.countersign.lambda.resolve;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.outcome.Stimulus;
import dev.countersign.forms.Resolution;
import dev.countersign.lambda.attest.Contracts;
import dev.countersign.lambda.history.GrowHistory;
import dev.countersign.lambda.history.GrowHistory.Telling;
import dev.countersign.lambda.history.Growth;
import dev.countersign.lambda.http.Authentic;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records what a person decided, as one more entry of the outcome's history. */
public final class ResolveOutcome {
  private final Outcomes outcomes;
  private final Contracts contracts;
  private final GrowHistory grow;

  public ResolveOutcome(Outcomes outcomes, Contracts contracts, GrowHistory grow) {
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.grow = grow;
  }

  /** Durable when it returns. What can't be decided so is refused by name, and nothing changes. */
  public Growth resolve(TenantId tenant, Claim claim, Resolution said, Instant now) {
    return resolve(tenant, claim, said.at(now), null, now);
  }

  /** As a signed delivery says it: dated by its signature, and kept with its evidence. */
  public Growth resolve(TenantId tenant, Claim claim, Resolution said, Authentic delivery) {
    var at = Objects.requireNonNullElse(delivery.signedAt(), delivery.receivedAt());
    return resolve(tenant, claim, said.at(at), delivery.evidence(), delivery.decidedAt());
  }

  /** Where an outcome that is known stands. */
  public StoredEntry standing(TenantId tenant, Claim claim) {
    return outcomes.last(tenant, claim).orElseThrow();
  }

  private Growth resolve(
      TenantId tenant, Claim claim, Stimulus said, @Nullable Evidence evidence, Instant now) {
    var last = outcomes.last(tenant, claim);
    var book = contracts.book(tenant, claim.type());
    if (last.isEmpty() || book.isEmpty()) {
      return new Growth.Refused(
          new Problem(
              "unknown_outcome",
              "/claim",
              "this tenant has no such outcome",
              "copy the claim from an answer, the page or countersign resolve"));
    }
    return grow.from(last, new Telling(tenant, claim, said, book.get(), evidence, now));
  }
}
