package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.clock.SimulatedExecutor;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Runs settle in every minute in which something is due; sometimes late, sometimes twice. */
final class SettleSchedule {
  /** As the template gives settle. */
  private static final Duration TIME = Duration.ofSeconds(48);

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final SeededDraws dice;
  private @Nullable Instant next;
  private int runs;

  SettleSchedule(SimulatedCloud cloud, FunctionFleet fleet, long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.dice = SeededDraws.of(seed, "minutes");
  }

  /** Plans the next run, since work may be due sooner than was known. */
  void look() {
    var due = cloud.nextDue();
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

  private void strike(Instant minute) {
    if (!minute.equals(next)) {
      return;
    }
    var faults = cloud.faults();
    var goesOn = faults.goOn(cloud.clock().now());
    if (goesOn.isPresent()) {
      strikeAt(goesOn.get());
      return;
    }
    String name = "settle/" + ++runs;
    boolean late = faults.happens(Fault.SETTLE_LATE, dice, name);
    boolean doubled = faults.happens(Fault.SETTLE_DOUBLED, dice, name);
    long minutes = dice.oneOf(1L, 3L, 60L, 1500L);
    if (late) {
      strikeAt(minute.plus(Duration.ofMinutes(minutes)));
      return;
    }
    next = null;
    run(name);
    if (doubled) {
      run(name + "/2");
    }
  }

  private void strikeAt(Instant then) {
    next = then;
    cloud.clock().at(then, () -> strike(then));
  }

  private void run(String name) {
    fleet.invoke(
        Kind.SETTLE,
        name,
        environment ->
            environment
                .settle(() -> new SimulatedExecutor(cloud.clock()))
                .until(environment.now().plus(TIME)),
        lived -> look());
  }
}
