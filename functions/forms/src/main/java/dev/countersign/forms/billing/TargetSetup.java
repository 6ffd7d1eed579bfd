package dev.countersign.forms.billing;

import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.engine.Engine;
import java.net.URI;
import java.util.Map;

/**
 * A target as a tenant set it up.
 *
 * @param target what decisions need of it
 * @param engine the engine that it uses
 * @param address where its requests go
 * @param settings every setting of the engine, those with a default included
 * @param secrets where each secret of the engine lies
 * @param meters the engine's name of a meter, where it isn't ours
 */
public record TargetSetup(
    BillingTarget target,
    Engine engine,
    URI address,
    Map<String, String> settings,
    Map<String, SecretRef> secrets,
    Map<String, String> meters) {
  public TargetSetup {
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
    meters = Map.copyOf(meters);
  }

  /** The name that the tenant gave it. */
  public TargetName name() {
    return target.name();
  }

  /** What the engine calls a meter. */
  public String meter(Meter ours) {
    return meters.getOrDefault(ours.name(), ours.name());
  }
}
