package dev.countersign.testing.simulation.run;

import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.billing.Billing;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs deliver in every minute in which a posting is due and its target doesn't rest; sometimes
 * late, sometimes twice. Runs in other minutes would find nothing to do.
 */
final class DeliverSchedule {
  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final Billing billing;
  private final SeededDraws dice;
  private @Nullable Instant next;
  private int runs;

  DeliverSchedule(SimulatedCloud cloud, FunctionFleet fleet, Billing billing, long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.billing = billing;
    this.dice = SeededDraws.of(seed, "deliver minutes");
    billing.follow((target, posting) -> look());
  }

  /** Plans the next run, since something may be due sooner than was known. */
  private void look() {
    var due =
        billing.targets().stream().flatMap(one -> due(one).stream()).min(Comparator.naturalOrder());
    if (due.isEmpty()) {
      return;
    }
    var now = cloud.clock().now();
    var from = due.get().isAfter(now) ? due.get() : now;
    var minute = from.truncatedTo(ChronoUnit.MINUTES).plusSeconds(61);
    if (next == null || minute.isBefore(next)) {
      next = minute;
      cloud.clock().at(minute, () -> strike(minute));
    }
  }

  /** When something can be done for a target; nothing where nothing is due. */
  private Optional<Instant> due(TargetKey target) {
    return cloud
        .nextPosting(target.tenant().value(), target.name().value())
        .map(due -> {
          var rest =
              new DynamoLedger(cloud.table(), SimulatedCloud.TABLE)
                  .followedTargets()
                  .rest(target)
                  .untilOrNull();
          return rest != null && rest.isAfter(due) ? rest : due;
        });
  }

  private void strike(Instant minute) {
    if (!minute.equals(next)) {
      return;
    }
    String name = "due" + ++runs;
    boolean late = cloud.faults().happens(Fault.DELIVER_LATE, dice, name);
    boolean doubled = cloud.faults().happens(Fault.DELIVER_DOUBLED, dice, name);
    long minutes = dice.oneOf(1L, 3L, 10L, 30L);
    if (late) {
      var then = minute.plus(Duration.ofMinutes(minutes));
      next = then;
      cloud.clock().at(then, () -> strike(then));
      return;
    }
    next = null;
    run(name);
    if (doubled) {
      run(name + "/2");
    }
  }

  private void run(String name) {
    fleet.invoke(Kind.DELIVER, name, this::send, lived -> look());
  }

  private void send(FunctionEnvironment environment) {
    var end = environment.now().plus(ResultQueue.TIME);
    var send = environment.sendDue(billing.setups());
    for (TargetKey target : environment.ledger().followedTargets().followed()) {
      var _ = send.run(target, end);
    }
  }
}
