package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message.Source;
import dev.countersign.testing.simulation.world.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Sources whose settings somebody applied with a mistake, so that what they send is refused and
 * kept. Later it is put right, and what was refused is replayed: it is decided long after it was
 * received.
 */
final class MisreadSources {
  /** No cache has the mistake any more. */
  private static final Duration KNOWN = Duration.ofSeconds(90);

  private final SimulatedCloud cloud;
  private final AppliedSettings settings;
  private final ReplayOperator operator;
  private final Map<String, Integer> misread = new HashMap<>();

  MisreadSources(SimulatedCloud cloud, AppliedSettings settings, ReplayOperator operator) {
    this.cloud = cloud;
    this.settings = settings;
    this.operator = operator;
  }

  /** From now on, and for so long, this source is misread. */
  void misread(Tenant tenant, Source source, Duration time) {
    if (misread.merge(key(tenant, source), 1, Integer::sum) == 1) {
      settings.apply(tenant, source, tenant.misread(source));
    }
    cloud.clock().after(time, () -> right(tenant, source));
  }

  private void right(Tenant tenant, Source source) {
    if (misread.merge(key(tenant, source), -1, Integer::sum) == 0) {
      settings.apply(tenant, source, tenant.text(source));
      String name = "right/" + key(tenant, source) + "/" + cloud.clock().now();
      cloud.clock().after(KNOWN, () -> operator.replay(name, tenant));
    }
  }

  /** The table was restored: its sources are as they are now. */
  void applyAgain(Tenant tenant) {
    for (Source source : tenant.sources()) {
      if (source.isOfQuarrels()) {
        boolean isMisread = misread.getOrDefault(key(tenant, source), 0) > 0;
        settings.apply(tenant, source, isMisread ? tenant.misread(source) : tenant.text(source));
      }
    }
  }

  private static String key(Tenant tenant, Source source) {
    return tenant.id() + "." + source.id();
  }
}
