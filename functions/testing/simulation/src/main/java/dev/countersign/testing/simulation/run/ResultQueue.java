package dev.countersign.testing.simulation.run;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.testing.simulation.billing.Billing;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The queue behind the bus: it gives its messages to deliver, in batches and in no order. What
 * failed, and all that a process had when it died, comes again.
 */
final class ResultQueue {
  private static final int BATCH = 10;
  private static final int TICK_MILLIS = 2000;

  /** As the template has it. */
  private static final Duration VISIBILITY = Duration.ofMinutes(6);

  /** How long a run may send. */
  static final Duration TIME = Duration.ofSeconds(48);

  private record Waiting(BusMessage message, Instant visibleAt) {}

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final Billing billing;
  private final Consumer<String> note;
  private final SeededDraws dice;
  private final List<Waiting> waiting = new ArrayList<>();
  private int messages;
  private int batches;

  ResultQueue(
      SimulatedCloud cloud,
      FunctionFleet fleet,
      Billing billing,
      Consumer<String> note,
      long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.billing = billing;
    this.note = note;
    this.dice = SeededDraws.of(seed, "queue");
    if (!billing.isNone()) {
      cloud.listen(this::taken);
    }
  }

  /** The rule passes results. */
  private void taken(PublishedEvent event) {
    if (event.detailType().equals("BillableResult")) {
      String name = "m" + ++messages;
      add(new BusMessage(name, Bytes.of(event.detail())), delay(name));
      if (cloud.faults().happens(Fault.MESSAGE_REPEATED, dice, "queue/" + name + "/again")) {
        add(new BusMessage(name, Bytes.of(event.detail())), delay(name + "/again"));
      }
    }
  }

  private Duration delay(String name) {
    boolean late = cloud.faults().happens(Fault.MESSAGE_LATE, dice, "queue/" + name);
    boolean hidden = cloud.faults().happens(Fault.MESSAGE_HIDDEN, dice, "queue/" + name);
    long much = dice.oneOf(5_000L, 120_000L, 3_600_000L, 100_000_000L);
    var usual = Duration.ofMillis(20L + dice.below(200));
    return late ? Duration.ofMillis(much) : hidden ? VISIBILITY.plus(usual) : usual;
  }

  /** Messages are given every second second, so that several come together. */
  private void add(BusMessage message, Duration after) {
    long at = cloud.clock().now().plus(after).toEpochMilli();
    var visibleAt = Instant.ofEpochMilli((at / TICK_MILLIS + 1) * TICK_MILLIS);
    waiting.add(new Waiting(message, visibleAt));
    cloud.clock().at(visibleAt, this::give);
  }

  private void give() {
    var now = cloud.clock().now();
    var batch = new ArrayList<BusMessage>();
    for (Waiting one : List.copyOf(waiting)) {
      if (!one.visibleAt.isAfter(now) && batch.size() < BATCH) {
        waiting.remove(one);
        batch.add(dice.below(batch.size() + 1), one.message);
      }
    }
    if (!batch.isEmpty()) {
      var failed = new ArrayList<String>();
      fleet.invoke(
          Kind.DELIVER,
          "deliver" + ++batches,
          environment -> failed.addAll(deliver(environment, batch)),
          lived ->
              batch.stream()
                  .filter(message -> !lived || failed.contains(message.id()))
                  .forEach(message -> add(message, VISIBILITY)));
    }
  }

  private List<String> deliver(FunctionEnvironment environment, List<BusMessage> batch) {
    var taken = environment.takeResults(billing.setups()).take(batch);
    if (taken.unreadable() > 0) {
      note.accept("an event of the bus that deliver can't read");
    }
    var end = environment.now().plus(TIME);
    var send = environment.sendDue(billing.setups());
    taken.touched().forEach(target -> send.run(target, end));
    return cloud.mistake().failed(taken.failed());
  }
}
