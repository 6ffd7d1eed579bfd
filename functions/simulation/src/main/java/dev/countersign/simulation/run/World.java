package dev.countersign.simulation.run;

import dev.countersign.simulation.check.Checks;
import dev.countersign.simulation.clock.Clockwork;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.cloud.Fault;
import dev.countersign.simulation.cloud.Faults;
import dev.countersign.simulation.world.Happening;
import dev.countersign.simulation.world.Story;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A seed's world, from its first message until nothing is left to do. */
public final class World {
  private static final long MOST = 400_000;
  private static final int HOURS = 12;

  /** The functions say of each failure that they met one; here they meet many. */
  private static final Logger QUIET = Logger.getLogger("dev.countersign");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private final Story story;
  private final Clockwork clock;
  private final Cloud cloud;
  private final Faults faults;
  private final Fleet fleet;
  private final Checks checks;
  private final Senders senders;
  private final Shards shards;
  private final Minutes minutes;
  private final Operator operator;
  private final Settings settings;
  private final Person person;
  private final long seed;
  private Cloud.@Nullable Snapshot snapshot;

  private World(Plan plan) {
    this.seed = plan.seed();
    this.story = plan.story();
    this.clock = new Clockwork(seed, Story.START.minusSeconds(3600));
    this.faults = new Faults(seed, plan.allowed());
    this.cloud = new Cloud(clock, faults, plan.mistake());
    this.fleet = new Fleet(cloud, seed);
    this.checks = new Checks(cloud, story);
    this.senders = new Senders(cloud, fleet, checks, seed);
    this.shards = new Shards(cloud, fleet, seed);
    this.minutes = new Minutes(cloud, fleet, seed);
    this.operator = new Operator(cloud, fleet, checks);
    this.settings = new Settings(cloud);
    this.person = new Person(checks, senders, seed);
    cloud.follow(shards::changed);
    cloud.follow(change -> minutes.look());
  }

  /** Runs it; fastest on a virtual thread. */
  public static Ran run(Plan plan) {
    return run(new World(plan), plan);
  }

  /** Runs it, and tells everything that happens. */
  public static Ran tell(Plan plan, Consumer<String> narrator) {
    var world = new World(plan);
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

  private static Ran run(World world, Plan plan) {
    try {
      world.live();
    } catch (IllegalStateException e) {
      world.checks.note("broke: " + root(e));
    }
    return new Ran(
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
    for (Happening happening : story.happenings()) {
      clock.at(happening.at(), () -> happen(happening));
    }
    story.happenings().stream()
        .filter(Happening.Restored.class::isInstance)
        .map(Happening.Restored.class::cast)
        .forEach(restored -> clock.at(restored.to(), () -> snapshot = cloud.snapshot()));
    clock.at(story.calmFrom(), faults::calm);
    clock.run(MOST);
    checks.end();
  }

  private void happen(Happening happening) {
    String name = "h" + happening.number();
    cloud.say(
        () -> "HAPPENS " + happening.toString().replaceAll("contract=Contract.*?\\]\\]\\]", ""));
    switch (happening) {
      case Happening.Sent sent -> senders.send(name, sent.message());
      case Happening.Forged forged -> senders.forge(name, forged.message());
      case Happening.Applied applied -> settings.apply(applied);
      case Happening.Looked looked -> person.look(name, looked);
      case Happening.Replayed replayed -> operator.replay(name, replayed.tenant());
      case Happening.Restored restored -> restore(name, restored);
    }
  }

  /**
   * The table is what it was. What was applied since is applied again, and it is told what the bus
   * has had since; then what was sent since is sent again.
   */
  private void restore(String name, Happening.Restored restored) {
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
