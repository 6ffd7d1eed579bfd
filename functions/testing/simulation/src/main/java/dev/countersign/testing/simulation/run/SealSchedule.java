package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.StreamChange;
import dev.countersign.testing.simulation.months.SimulatedMonths;
import dev.countersign.testing.simulation.run.FunctionFleet.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Runs seal once a day while anything happens: sometimes late, sometimes twice at once. Where a
 * month is due, it often runs just when an entry is written, or when the stream goes on after it
 * stood still, since that is when somebody writes to the month. On most days on which nothing is
 * due it is left out, since it would do nothing.
 */
final class SealSchedule {
  private static final Duration AGAIN = Duration.ofMinutes(25);
  private static final Duration JUST_BEFORE = Duration.ofSeconds(40);

  private final SimulatedCloud cloud;
  private final FunctionFleet fleet;
  private final SimulatedMonths months;
  private final SeededDraws dice;
  private final Duration ofDay;
  private boolean planned;
  private int runs;

  SealSchedule(SimulatedCloud cloud, FunctionFleet fleet, SimulatedMonths months, long seed) {
    this.cloud = cloud;
    this.fleet = fleet;
    this.months = months;
    this.dice = SeededDraws.of(seed, "days");
    this.ofDay = Duration.ofMinutes(dice.below(24 * 60));
  }

  /** Follows the table: something happens in the world as long as it changes. */
  void begin() {
    cloud.follow(this::changed);
    for (Instant goesOn : cloud.faults().restsEnd()) {
      var near = goesOn.minus(JUST_BEFORE).plusMillis(dice.below(60_000));
      cloud.clock().at(near, this::runWhereDue);
    }
  }

  private void runWhereDue() {
    if (months.isDue()) {
      run();
    }
  }

  private void changed(StreamChange change) {
    boolean isEntry = change.kind() == StreamChange.Kind.INSERT && change.sk().startsWith("E#");
    if (isEntry && months.isDue() && dice.perMille(500)) {
      cloud.clock().after(Duration.ofMillis(dice.below(45_000)), this::run);
    }
    if (!planned) {
      plan();
    }
  }

  private void plan() {
    planned = true;
    var now = cloud.clock().now();
    var today = now.truncatedTo(ChronoUnit.DAYS).plus(ofDay);
    boolean late = cloud.faults().happens(Fault.SEAL_LATE, dice, "seal/" + runs);
    var next = today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    cloud.clock().at(late ? next.plus(Duration.ofDays(3)) : next, this::strike);
  }

  private void strike() {
    planned = false;
    if (months.isDue() || dice.below(10) == 0) {
      run();
    }
  }

  private void run() {
    String name = "seal/" + ++runs;
    run(name);
    if (cloud.faults().happens(Fault.SEAL_DOUBLED, dice, name)) {
      run(name + "/2");
    }
  }

  private void run(String name) {
    fleet.invoke(Kind.SEAL, name, months::sealDue, lived -> ended());
  }

  /** What could not be done yet is done at the next run, which an operator may start himself. */
  private void ended() {
    if (!planned && months.isDue()) {
      plan();
    }
    if (months.isDue() && dice.perMille(300)) {
      cloud.clock().after(AGAIN, this::strike);
    }
  }
}
