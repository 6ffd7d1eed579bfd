package dev.countersign.testing.simulation.months;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Tenant;

/** Applies what tenants' files say of their months, and the source that answers about them. */
record AppliedMonths(SimulatedCloud cloud) {

  /** From the beginning of the world. */
  void begin(Tenant tenant, DrawnMonths settings) {
    if (settings.isWhole()) {
      var first = IndexedMonth.first(cloud.clock().now(), settings.zone(), 1);
      var _ = ledger().monthIndex().begin(new TenantId(tenant.id()), first);
    }
    apply(tenant, settings, settings.first());
    settings
        .movesAt()
        .ifPresent(at -> cloud.clock().at(at, () -> apply(tenant, settings, settings.second())));
  }

  /** The table was restored: as the files are now. */
  void again(Tenant tenant, DrawnMonths settings) {
    boolean moved = settings.movesAt().filter(at -> !at.isAfter(cloud.clock().now())).isPresent();
    apply(tenant, settings, moved ? settings.second() : settings.first());
  }

  private void apply(Tenant tenant, DrawnMonths settings, String month) {
    var id = new TenantId(tenant.id());
    String text = tenant.text();
    var registry = ledger().registry();
    registry.putTenant(id, text.substring(0, text.length() - 1) + ", month: " + month + "}");
    if (settings.review().isPresent()) {
      registry.putSource(id, new SourceId(Source.SIGNER.id()), tenant.text(Source.SIGNER));
    }
    cloud.publishChanges();
    cloud.applied();
  }

  private DynamoLedger ledger() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
  }
}
