package dev.countersign.app.registry;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.TargetKey;
import java.util.List;
import java.util.Optional;

/** Finds tenants' targets; what it gives is at most a minute old. */
@FunctionalInterface
public interface BillingTargets {
  /**
   * All targets of a tenant; none where it bills by the bus alone.
   *
   * @throws dev.countersign.domain.failure.Misconfigured when what was applied can't be read
   */
  List<TargetSetup> of(TenantId tenant);

  /** One target; none where it was taken away. */
  default Optional<TargetSetup> find(TargetKey key) {
    return of(key.tenant()).stream().filter(target -> target.name().equals(key.name())).findFirst();
  }
}
