package dev.countersign.app.dispute;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.LineMonth;
import java.time.Instant;

/** Says how a tenant's months stand. */
@FunctionalInterface
public interface LineMonths {
  /** Of tenants that seal no months. */
  LineMonths NONE = (tenant, outcome, billedAt, receivedAt) -> new LineMonth.Unsealed();

  /**
   * How the month stands that billed a line.
   *
   * @param billedAt when the entry was decided that billed it
   * @param receivedAt when the dispute was received: what the payer accepted later doesn't count
   */
  LineMonth of(TenantId tenant, OutcomeId outcome, Instant billedAt, Instant receivedAt);
}
