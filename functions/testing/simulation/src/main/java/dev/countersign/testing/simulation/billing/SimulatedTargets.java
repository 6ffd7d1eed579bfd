package dev.countersign.testing.simulation.billing;

import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The targets of a world's tenants, by the files as they are at the time. */
final class SimulatedTargets implements BillingTargets {
  /** Each file is read once: there are many worlds and few files. */
  private static final Map<String, Engine> ENGINES = new ConcurrentHashMap<>();

  private record Setup(DrawnTarget target, TargetSetup before, TargetSetup after) {}

  private final SimulatedCloud cloud;
  private final List<Setup> setups = new ArrayList<>();

  SimulatedTargets(SimulatedCloud cloud, List<DrawnTarget> targets) {
    this.cloud = cloud;
    targets.forEach(one -> setups.add(new Setup(one, read(one, 1), read(one, 2))));
  }

  @Override
  public List<TargetSetup> of(TenantId tenant) {
    var now = cloud.clock().now();
    return setups.stream()
        .filter(one -> one.target.tenant().equals(tenant.value()))
        .map(one -> now.isBefore(one.target.changedAt()) ? one.before : one.after)
        .toList();
  }

  private TargetSetup read(DrawnTarget target, int version) {
    var file = cloud.mistake().engineFile(EngineText.of(target, version));
    var engine = ENGINES.computeIfAbsent(file, SimulatedTargets::engine);
    var billing = cloud.mistake().billingFile(billing(target));
    var read =
        BillingForm.read(billing, new TenantId(target.tenant()), name -> Optional.of(engine));
    return switch (read) {
      case Reading.Read<List<TargetSetup>>(List<TargetSetup> one) -> one.getFirst();
      case Reading.Unreadable<List<TargetSetup>> wrong ->
          throw new IllegalStateException(wrong.problems() + " in " + billing(target));
    };
  }

  private static Engine engine(String text) {
    return switch (EngineForm.read(text)) {
      case Reading.Read<Engine>(Engine engine) -> engine;
      case Reading.Unreadable<Engine> wrong ->
          throw new IllegalStateException(wrong.problems() + " in " + text);
    };
  }

  /** The tenant's {@code billing.yaml}. */
  private static String billing(DrawnTarget target) {
    var more = new ArrayList<String>();
    if (target.outcome() != null) {
      more.add("outcomes: [" + target.outcome() + "]");
    }
    if (target.currency() != null) {
      more.add("currency: " + target.currency());
    }
    if (target.rules().periods().zone() != null) {
      more.add("periods: {zone: UTC, closes_after: " + target.closesAfter() + "}");
    }
    return "{targets: {%s: {engine: simulated, url: \"https://%s\", from: \"%s\", customer: customer%s}}}"
        .formatted(
            target.name(),
            target.host(),
            target.from(),
            more.isEmpty() ? "" : ", " + String.join(", ", more));
  }
}
