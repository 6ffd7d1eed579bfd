package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.billing.Billing;
import dev.countersign.testing.simulation.billing.Clerk;
import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FaultPlan;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.TableSnapshot;
import dev.countersign.testing.simulation.months.SimulatedMonths;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a seed's world, from its first message until nothing is left to do. */
public final class SimulatedWorld {
  private static final long MOST = 400_000;
  private static final int HOURS = 12;

  /** The functions log each failure, and here they meet many: the log is off. */
  private static final Logger QUIET = Logger.getLogger("dev.countersign");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private final WorldTimeline timeline;
  private final Scheduler clock;
  private final SimulatedCloud cloud;
  private final FaultPlan faults;
  private final FunctionFleet fleet;
  private final WorldChecks checks;
  private final MessageSenders senders;
  private final StreamShards shards;
  private final SettleSchedule settle;
  private final ReplayOperator operator;
  private final AppliedSettings settings;
  private final Reviewer reviewer;
  private final MisreadSources misread;
  private final Quarreller quarreller;
  private final Billing billing;
  private final Optional<SimulatedMonths> months;
  private final long seed;
  private @Nullable TableSnapshot snapshot;

  private SimulatedWorld(RunPlan plan) {
    this.seed = plan.seed();
    this.timeline = plan.timeline();
    this.clock = new Scheduler(seed, WorldTimeline.START.minusSeconds(3600));
    this.faults = new FaultPlan(seed, plan.allowed());
    this.cloud = new SimulatedCloud(clock, faults, plan.mistake());
    this.fleet = new FunctionFleet(cloud, seed);
    this.checks = new WorldChecks(cloud, timeline);
    this.senders = new MessageSenders(cloud, fleet, checks, seed);
    this.shards = new StreamShards(cloud, fleet, seed);
    this.settle = new SettleSchedule(cloud, fleet, seed);
    this.operator = new ReplayOperator(cloud, fleet, checks);
    this.settings = new AppliedSettings(cloud);
    this.misread = new MisreadSources(cloud, settings, operator);
    this.quarreller = new Quarreller(cloud, checks, senders, misread, seed);
    this.reviewer = new Reviewer(checks, senders, seed);
    this.billing =
        plan.mistake().delivers()
            ? Billing.drawn(cloud, timeline, checks::reach)
            : Billing.none(cloud, checks::reach);
    this.months =
        Optional.of(timeline)
            .filter(_ -> plan.mistake().seals() && SimulatedMonths.areIn(timeline))
            .map(_ -> SimulatedMonths.of(cloud, timeline, checks::note));
    months.ifPresent(sealed -> checks.months(sealed.lines()));
    var signatory = new Signatory(cloud, senders, timeline.tenants(), seed);
    months.ifPresent(sealed -> sealed.onSealed(signatory::sealed));
    months.ifPresent(sealed -> new SealSchedule(cloud, fleet, sealed, seed).begin());
    var _ = new ResultQueue(cloud, fleet, billing, checks::note, seed);
    var _ = new DeliverSchedule(cloud, fleet, billing, seed);
    var _ = new Clerk(cloud, billing, seed);
    cloud.follow(shards::changed);
    cloud.follow(change -> settle.look());
  }

  /** Runs the plan; fastest on a virtual thread. */
  public static RunResult run(RunPlan plan) {
    return run(new SimulatedWorld(plan), plan);
  }

  /** Runs the plan, and tells the narrator everything that happens. */
  public static RunResult narrate(RunPlan plan, Consumer<String> narrator) {
    var world = new SimulatedWorld(plan);
    world.cloud.narrate(narrator);
    world
        .timeline
        .tenants()
        .forEach(tenant ->
            tenant
                .contracts()
                .forEach(contract ->
                    contract.versions().forEach(version -> narrator.accept(version.text()))));
    return run(world, plan);
  }

  private static RunResult run(SimulatedWorld world, RunPlan plan) {
    try {
      world.live();
    } catch (IllegalStateException e) {
      world.checks.note("broke: " + root(e));
    }
    return new RunResult(
        plan,
        world.checks.findings(),
        world.clock.steps(),
        world.timeline.events().size(),
        world.faults.counts(),
        world.faults.happened(),
        world.senders.delivered(),
        world.checks.reached());
  }

  private static Throwable root(Throwable e) {
    var cause = e.getCause();
    return cause == null ? e : root(cause);
  }

  private void live() {
    timeline.tenants().forEach(settings::begin);
    months.ifPresent(SimulatedMonths::begin);
    billing.begin();
    for (WorldEvent event : timeline.events()) {
      clock.at(event.at(), () -> happen(event));
    }
    timeline.events().stream()
        .filter(WorldEvent.Restored.class::isInstance)
        .map(WorldEvent.Restored.class::cast)
        .forEach(restored -> clock.at(restored.to(), () -> snapshot = cloud.snapshot()));
    clock.at(timeline.calmFrom(), faults::calm);
    clock.run(MOST);
    checks.end();
    billing.end(checks::note, checks::reach);
    months.ifPresent(sealed -> sealed.end(checks::reach));
  }

  private void happen(WorldEvent event) {
    String name = "h" + event.number();
    cloud.say(
        () -> "HAPPENS " + event.toString().replaceAll("(?s)contract=TenantTerms.*?\\]\\]\\]", ""));
    switch (event) {
      case WorldEvent.Sent sent -> senders.send(name, sent.message());
      case WorldEvent.Forged forged -> senders.forge(name, forged.message());
      case WorldEvent.Applied applied -> settings.apply(applied);
      case WorldEvent.Looked looked -> reviewer.look(name, looked);
      case WorldEvent.Quarrelled quarrel -> quarreller.begin(quarrel);
      case WorldEvent.Replayed replayed -> operator.replay(name, replayed.tenant());
      case WorldEvent.Restored restored -> restore(name, restored);
    }
  }

  /**
   * Restores the table to the snapshot. What was applied since is applied again, and the table is
   * told what the bus has. In the hours after, sources send again what was lost.
   */
  private void restore(String name, WorldEvent.Restored restored) {
    if (snapshot == null || !faults.note(Fault.RESTORED, name)) {
      return;
    }
    fleet.killAll();
    shards.cut();
    checks.restored(cloud.restore(snapshot));
    settings.applyAgain(timeline, restored.to(), restored.at());
    timeline.tenants().forEach(misread::applyAgain);
    months.ifPresent(SimulatedMonths::restore);
    operator.reconcile();
    senders.sendAgain(name, restored.to(), HOURS);
    var later = clock.now().plus(Duration.ofHours(HOURS + 1));
    timeline
        .tenants()
        .forEach(
            tenant -> clock.at(later, () -> operator.replay(name + "/" + tenant.id(), tenant)));
    settle.look();
  }
}
