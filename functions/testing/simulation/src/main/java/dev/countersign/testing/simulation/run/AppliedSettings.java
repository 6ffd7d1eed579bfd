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

/** Tenants, their sources and their terms, as somebody applies them. */
final class AppliedSettings {
  private final SimulatedCloud cloud;

  AppliedSettings(SimulatedCloud cloud) {
    this.cloud = cloud;
  }

  /** Its tenant and sources are there from the beginning. */
  void begin(Tenant tenant) {
    var registry = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE).registry();
    var id = new TenantId(tenant.id());
    registry.putTenant(id, tenant.text());
    for (Source source : Source.values()) {
      registry.putSource(id, new SourceId(source.id()), cloud.mistake().source(tenant, source));
    }
    cloud.tell();
  }

  void apply(WorldEvent.Applied applied) {
    var contract = applied.contract();
    new DynamoLedger(cloud.table(), SimulatedCloud.TABLE)
        .registry()
        .putTerms(
            new TenantId(contract.tenant()),
            new OutcomeType(contract.outcome()),
            applied.version().meaning().version(),
            applied.version().text());
    cloud.tell();
    cloud.applied();
  }

  /** What was applied after the one time and by the other. */
  void applyAgain(WorldTimeline story, Instant after, Instant by) {
    for (WorldEvent happening : story.happenings()) {
      boolean since = happening.at().isAfter(after) && !happening.at().isAfter(by);
      if (since && happening instanceof WorldEvent.Applied applied) {
        apply(applied);
      }
    }
  }
}
