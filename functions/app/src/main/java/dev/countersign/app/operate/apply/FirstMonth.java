package dev.countersign.app.operate.apply;

import dev.countersign.forms.config.TenantForm.Tenant;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.Ledger;
import java.time.Instant;

/** Begins the months of a tenant that is applied for the first time. */
final class FirstMonth {
  private FirstMonth() {}

  /**
   * Nothing of a new tenant was recorded before now, so its first month is whole. That of a tenant
   * that was there before is begun by the first leaf of it.
   */
  static void begin(Ledger ledger, Tenant tenant, Instant now) {
    var id = tenant.id();
    if (ledger.registry().tenant(id).isEmpty()) {
      var _ = ledger.monthIndex().begin(id, IndexedMonth.first(now, tenant.month().zone(), 1));
    }
  }
}
