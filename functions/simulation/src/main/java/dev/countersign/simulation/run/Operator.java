package dev.countersign.simulation.run;

import dev.countersign.domain.TenantId;
import dev.countersign.lambda.history.Growth;
import dev.countersign.lambda.restore.TellRestored;
import dev.countersign.ledger.LedgerUnavailable;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.simulation.check.Checks;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.cloud.Environment;
import dev.countersign.simulation.run.Fleet.Kind;
import dev.countersign.simulation.world.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Who has what was refused decided again, until all of it was tried. */
final class Operator {
  private static final Duration AGAIN = Duration.ofMinutes(10);
  private static final int ALL = 10_000;

  /** Longer than those who send take to send again. */
  private static final Duration GRACE = Duration.ofDays(2);

  private final Cloud cloud;
  private final Fleet fleet;
  private final Checks checks;

  Operator(Cloud cloud, Fleet fleet, Checks checks) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.checks = checks;
  }

  void replay(String name, Tenant tenant) {
    var done = new boolean[1];
    Consumer<Environment> replay =
        environment -> {
          try {
            replayAll(environment, new TenantId(tenant.id()));
            done[0] = true;
          } catch (LedgerUnavailable e) {
            done[0] = false; // and then again
          }
        };
    fleet.invoke(
        Kind.REPLAY,
        name,
        replay,
        lived -> {
          if (!lived || !done[0]) {
            cloud.clock().after(AGAIN, () -> replay(name + "'", tenant));
          }
        });
  }

  /** A restored table is told what the bus has, before anything else happens. */
  void reconcile() {
    var now = cloud.clock().now();
    Environment.assembly(cloud)
        .tellRestored()
        .tell(cloud.archive().results(), GRACE, now, this::told);
    cloud.tell();
  }

  private void told(TellRestored.Told told) {
    cloud.say(() -> "RESTORED " + told);
    if (told.growth() instanceof Growth.Refused refused) {
      checks.note("not reconciled: " + told.claim() + " " + refused.problem());
    }
  }

  private void replayAll(Environment environment, TenantId tenant) {
    for (Refused refused : environment.ledger().refusals().list(tenant, ALL)) {
      var replay = environment.replay(() -> decided(environment, tenant, refused));
      var came = replay.replay(tenant, refused);
      cloud.say(() -> "REPLAYED " + refused.id() + " " + came);
    }
  }

  private Instant decided(Environment environment, TenantId tenant, Refused refused) {
    var now = environment.now();
    checks.replayed(tenant.value(), refused, now);
    return now;
  }
}
