package dev.countersign.lambda.resolve;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.Resolution;
import dev.countersign.lambda.attest.Contracts;
import dev.countersign.lambda.history.GrowHistory;
import dev.countersign.lambda.history.GrowHistory.Telling;
import dev.countersign.lambda.history.Growth;
import dev.countersign.ledger.Outcomes;
import java.time.Instant;

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
    return grow.from(last, new Telling(tenant, claim, said.at(now), book.get(), null, now));
  }
}
