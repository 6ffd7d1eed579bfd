package dev.countersign.testing.simulation.run;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Instant;

/** Applies tenants, their sources and their terms. */
final class AppliedSettings {
  private final SimulatedCloud cloud;

  AppliedSettings(SimulatedCloud cloud) {
    this.cloud = cloud;
  }

  /** Puts the tenant and its sources into the table, at the beginning of the world. */
  void begin(Tenant tenant) {
    var registry = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE).registry();
    var id = new TenantId(tenant.id());
    registry.putTenant(id, tenant.text());
    for (Source source : tenant.sources()) {
      registry.putSource(id, new SourceId(source.id()), tenant.text(source));
    }
    cloud.publishChanges();
  }

  /** Applies a source as it should be, or as somebody wrote it by mistake. */
  void apply(Tenant tenant, Source source, String text) {
    new DynamoLedger(cloud.table(), SimulatedCloud.TABLE)
        .registry()
        .putSource(new TenantId(tenant.id()), new SourceId(source.id()), text);
    cloud.publishChanges();
    cloud.applied();
  }

  /** Applies a version of terms. */
  void apply(WorldEvent.Applied applied) {
    var contract = applied.contract();
    new DynamoLedger(cloud.table(), SimulatedCloud.TABLE)
        .registry()
        .putTerms(
            new TenantId(contract.tenant()),
            new OutcomeType(contract.outcome()),
            applied.version().meaning().version(),
            applied.version().text());
    cloud.publishChanges();
    cloud.applied();
  }

  /** Applies again what was applied after the one time and up to the other. */
  void applyAgain(WorldTimeline timeline, Instant after, Instant by) {
    for (WorldEvent event : timeline.events()) {
      boolean since = event.at().isAfter(after) && !event.at().isAfter(by);
      if (since && event instanceof WorldEvent.Applied applied) {
        apply(applied);
      }
    }
  }
}
