package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.clock.Scheduler;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FaultPlan;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A seed's world, from its first message until nothing is left to do. */
public final class SimulatedWorld {
  private static final long MOST = 400_000;
  private static final int HOURS = 12;

  /** The functions say of each failure that they met one; here they meet many. */
  private static final Logger QUIET = Logger.getLogger("dev.countersign");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private final WorldTimeline story;
  private final Scheduler clock;
  private final SimulatedCloud cloud;
  private final FaultPlan faults;
  private final FunctionFleet fleet;
  private final WorldChecks checks;
  private final MessageSenders senders;
  private final StreamShards shards;
  private final SettleSchedule minutes;
  private final ReplayOperator operator;
  private final AppliedSettings settings;
  private final Reviewer person;
  private final long seed;
  private SimulatedCloud.@Nullable Snapshot snapshot;

  private SimulatedWorld(RunPlan plan) {
    this.seed = plan.seed();
    this.story = plan.story();
    this.clock = new Scheduler(seed, WorldTimeline.START.minusSeconds(3600));
    this.faults = new FaultPlan(seed, plan.allowed());
    this.cloud = new SimulatedCloud(clock, faults, plan.mistake());
    this.fleet = new FunctionFleet(cloud, seed);
    this.checks = new WorldChecks(cloud, story);
    this.senders = new MessageSenders(cloud, fleet, checks, seed);
    this.shards = new StreamShards(cloud, fleet, seed);
    this.minutes = new SettleSchedule(cloud, fleet, seed);
    this.operator = new ReplayOperator(cloud, fleet, checks);
    this.settings = new AppliedSettings(cloud);
    this.person = new Reviewer(checks, senders, seed);
    cloud.follow(shards::changed);
    cloud.follow(change -> minutes.look());
  }

  /** Runs it; fastest on a virtual thread. */
  public static RunResult run(RunPlan plan) {
    return run(new SimulatedWorld(plan), plan);
  }

  /** Runs it, and tells everything that happens. */
  public static RunResult tell(RunPlan plan, Consumer<String> narrator) {
    var world = new SimulatedWorld(plan);
    world.cloud.narrate(narrator);
    world
        .story
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
        world.clock.happenings(),
        world.story.happenings().size(),
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
    story.tenants().forEach(settings::begin);
    for (WorldEvent happening : story.happenings()) {
      clock.at(happening.at(), () -> happen(happening));
    }
    story.happenings().stream()
        .filter(WorldEvent.Restored.class::isInstance)
        .map(WorldEvent.Restored.class::cast)
        .forEach(restored -> clock.at(restored.to(), () -> snapshot = cloud.snapshot()));
    clock.at(story.calmFrom(), faults::calm);
    clock.run(MOST);
    checks.end();
  }

  private void happen(WorldEvent happening) {
    String name = "h" + happening.number();
    cloud.say(
        () -> "HAPPENS " + happening.toString().replaceAll("contract=TenantTerms.*?\\]\\]\\]", ""));
    switch (happening) {
      case WorldEvent.Sent sent -> senders.send(name, sent.message());
      case WorldEvent.Forged forged -> senders.forge(name, forged.message());
      case WorldEvent.Applied applied -> settings.apply(applied);
      case WorldEvent.Looked looked -> person.look(name, looked);
      case WorldEvent.Replayed replayed -> operator.replay(name, replayed.tenant());
      case WorldEvent.Restored restored -> restore(name, restored);
    }
  }

  /**
   * The table is what it was. What was applied since is applied again, and it is told what the bus
   * has had since; then what was sent since is sent again.
   */
  private void restore(String name, WorldEvent.Restored restored) {
    if (snapshot == null || !faults.note(Fault.RESTORED, name)) {
      return;
    }
    fleet.killAll();
    shards.cut();
    checks.restored(cloud.restore(snapshot));
    settings.applyAgain(story, restored.to(), restored.at());
    operator.reconcile();
    senders.sendAgain(name, restored.to(), HOURS);
    var later = clock.now().plus(Duration.ofHours(HOURS + 1));
    story
        .tenants()
        .forEach(
            tenant -> clock.at(later, () -> operator.replay(name + "/" + tenant.id(), tenant)));
    minutes.look();
  }
}
