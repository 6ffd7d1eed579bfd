package dev.countersign.simulation.run;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.outcome.Entry;
import dev.countersign.domain.outcome.Reasons;
import dev.countersign.domain.outcome.Status;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.simulation.check.Books;
import dev.countersign.simulation.check.Checks;
import dev.countersign.simulation.clock.Clockwork;
import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.cloud.Faults;
import dev.countersign.simulation.world.Happening;
import dev.countersign.simulation.world.Message;
import dev.countersign.simulation.world.Message.Source;
import dev.countersign.simulation.world.Story;
import dev.countersign.simulation.world.Tenant;
import java.util.function.Consumer;

/** A seed's world, from its first message until nothing is left to do. */
public final class World {
  private static final long MOST = 400_000;

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
  private final long seed;

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
        plan.seed(),
        world.checks.findings(),
        world.clock.happenings(),
        world.story.happenings().size(),
        world.faults.counts(),
        world.faults.happened(),
        world.checks.reached());
  }

  private static Throwable root(Throwable e) {
    var cause = e.getCause();
    return cause == null ? e : root(cause);
  }

  private void live() {
    story.tenants().forEach(this::settle);
    for (Happening happening : story.happenings()) {
      clock.at(happening.at(), () -> happen(happening));
    }
    clock.at(story.calmFrom(), faults::calm);
    clock.run(MOST);
    checks.end();
  }

  /** Its tenant and sources are there from the beginning. */
  private void settle(Tenant tenant) {
    var registry = new DynamoLedger(cloud.table(), Cloud.TABLE).registry();
    var id = new TenantId(tenant.id());
    registry.putTenant(id, tenant.text());
    for (Source source : Source.values()) {
      registry.putSource(id, new SourceId(source.id()), cloud.mistake().source(tenant, source));
    }
    cloud.tell();
  }

  private void happen(Happening happening) {
    String name = "h" + happening.number();
    cloud.say(
        () -> "HAPPENS " + happening.toString().replaceAll("contract=Contract.*?\\]\\]\\]", ""));
    switch (happening) {
      case Happening.Sent sent -> senders.send(name, sent.message());
      case Happening.Forged forged -> senders.forge(name, forged.message());
      case Happening.Applied applied -> apply(applied);
      case Happening.Looked looked -> look(name, looked);
      case Happening.Replayed replayed -> operator.replay(name, replayed.tenant());
      case Happening.Restored restored -> {}
    }
  }

  private void apply(Happening.Applied applied) {
    var contract = applied.contract();
    new DynamoLedger(cloud.table(), Cloud.TABLE)
        .registry()
        .putTerms(
            new TenantId(contract.tenant()),
            new OutcomeType(contract.outcome()),
            applied.version().meaning().version(),
            applied.version().text());
    cloud.tell();
    cloud.applied();
  }

  /** What there is to decide, is decided; now and then where there is nothing. */
  private void look(String name, Happening.Looked looked) {
    var dice = Dice.of(seed, name);
    Claim claim = looked.contract().claim(looked.fact());
    var history = checks.history(new Books.Name(looked.tenant().id(), claim));
    if (history.isEmpty()) {
      return;
    }
    var last = history.getLast();
    boolean ambiguous = last.status() == Status.AMBIGUOUS;
    if (ambiguous || dice.perMille(100)) {
      boolean contradiction = Reasons.WITNESS_CONTRADICTS.equals(last.reasonOrNull());
      String decided =
          contradiction || (!ambiguous && dice.perMille(500))
              ? "\"finding\":\"" + dice.oneOf("stands", "falls") + "\""
              : "\"session\":\"" + session(last, dice) + "\"";
      String said =
          "{\"claim\":\"%s\",\"by\":\"ada\",\"why\":\"asked them\",%s}".formatted(claim, decided);
      senders.send(name, Message.resolving(looked.tenant(), "d" + looked.number(), said));
    }
  }

  private static String session(Entry last, Dice dice) {
    var known = last.registers().sessions().keySet().stream().toList();
    return known.isEmpty() || dice.perMille(50) ? "ses_99" : dice.oneOf(known).value();
  }
}
