package dev.countersign.testing.simulation.run;

import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import dev.countersign.testing.simulation.world.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The operator: replays refused deliveries, and reconciles a restored table with the bus. */
final class ReplayOperator {
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final int ALL = 10_000;

  /** Longer than sources take to send again what a restore lost. */
  private static final Duration GRACE = Duration.ofDays(2);

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final WorldChecks checks;

  ReplayOperator(SimulatedCloud cloud, FunctionFleet fleet, WorldChecks checks) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.checks = checks;
  }

  /**
   * Replays what of this tenant was refused, again and again until all of it was tried. Where much
   * is refused for good, as where there are quarrels, what was tried is not tried again.
   */
  void replay(String name, Tenant tenant) {
    replay(name, tenant, new HashSet<>());
  }

  private void replay(String name, Tenant tenant, Set<String> tried) {
    var done = new boolean[1];
    Consumer<FunctionEnvironment> replay =
        environment -> {
          try {
            if (!tenant.quarrels()) {
              tried.clear();
            }
            replayAll(environment, new TenantId(tenant.id()), tried);
            done[0] = true;
          } catch (Unavailable e) {
            done[0] = false; // is tried again
          }
        };
    fleet.invoke(
        Kind.REPLAY,
        name,
        replay,
        lived -> {
          if (!lived || !done[0]) {
            cloud.clock().after(AGAIN, () -> replay(name + "'", tenant, tried));
          }
        });
  }

  /** Tells a restored table what the bus has, before anything else happens. */
  void reconcile() {
    var now = cloud.clock().now();
    FunctionEnvironment.assembly(cloud)
        .reconcileRestoredTable()
        .reconcile(cloud.archive().results(), GRACE, now, this::reconciled);
    cloud.publishChanges();
  }

  private void reconciled(ReconcileRestoredTable.Reconciled told) {
    cloud.say(() -> "RESTORED " + told);
    told.result()
        .problem()
        .ifPresent(problem -> checks.note("not reconciled: " + told.claim() + " " + problem));
  }

  private void replayAll(FunctionEnvironment environment, TenantId tenant, Set<String> tried) {
    for (RefusedDelivery refused : environment.ledger().refusals().list(tenant, ALL)) {
      if (tried.contains(refused.id())) {
        continue;
      }
      var replay = environment.replay(() -> decided(environment, tenant, refused));
      var came = replay.replay(tenant, refused);
      tried.add(refused.id());
      cloud.say(() -> "REPLAYED " + refused.id() + " " + came);
    }
  }

  private Instant decided(
      FunctionEnvironment environment, TenantId tenant, RefusedDelivery refused) {
    var now = environment.now();
    checks.replayed(tenant.value(), refused, now);
    return now;
  }
}
