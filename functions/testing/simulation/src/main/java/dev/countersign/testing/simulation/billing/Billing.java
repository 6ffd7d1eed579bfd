package dev.countersign.testing.simulation.billing;

import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.audit.AuditedBilling;
import dev.countersign.testing.engine.audit.BillingAudit;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.cloud.SimulatedEngine;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The targets of a world with their engines, and what must hold of them in the end. */
public final class Billing {
  /**
   * How long a posting that is due may wait, besides for its target's rest: deliver may not run for
   * half an hour, and more than once; runs die and are not told of what is due.
   */
  private static final Duration SLACK = Duration.ofHours(6);

  private final SimulatedCloud cloud;
  private final BillingTargets setups;
  private final PostingWatch watch;
  private final BusResults results = new BusResults();
  private final Map<TargetKey, DrawnTarget> targets = new LinkedHashMap<>();
  private final Map<TargetKey, FakeEngine> engines = new LinkedHashMap<>();

  /**
   * The targets of a world.
   *
   * @param reached gets the states of postings that occurred
   */
  public Billing(SimulatedCloud cloud, WorldTimeline timeline, Consumer<String> reached) {
    this.cloud = cloud;
    this.watch = new PostingWatch(cloud, reached);
    var drawn = DrawTargets.draw(timeline);
    this.setups = new SimulatedTargets(cloud, drawn);
    cloud.listen(results::taken);
    for (DrawnTarget target : drawn) {
      var engine = new FakeEngine(target.rules());
      var key = new TargetKey(new TenantId(target.tenant()), new TargetName(target.name()));
      targets.put(key, target);
      engines.put(key, engine);
      cloud.add(SimulatedEngine.at(target.host(), engine, target.way()));
    }
  }

  /** Has runs look for due postings of the targets, from the beginning of the world. */
  public void begin() {
    var followed = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE).followedTargets();
    targets.keySet().forEach(followed::follow);
    cloud.publishChanges();
  }

  /** Whether nothing is billed. */
  public boolean isNone() {
    return targets.isEmpty();
  }

  /** What tenants' files say. */
  public BillingTargets setups() {
    return setups;
  }

  /** All targets. */
  public List<TargetKey> targets() {
    return List.copyOf(targets.keySet());
  }

  /** A target's engine. */
  FakeEngine engine(TargetKey target) {
    return Objects.requireNonNull(engines.get(target));
  }

  /** Adds one who is told of every change of a posting. */
  public void follow(BiConsumer<TargetKey, Posting> follower) {
    watch.follow(follower);
  }

  /** A posting as it is now. */
  Optional<Posting> posting(TargetKey target, String id) {
    return Optional.ofNullable(watch.lives(target).get(id)).map(PostingLife::posting);
  }

  /**
   * Nothing is left to do: checks the rules of the billing page.
   *
   * @param findings gets what must not be
   * @param reached gets what the engines met
   */
  public void end(Consumer<String> findings, Consumer<String> reached) {
    var now = cloud.clock().now();
    targets.forEach((key, target) -> {
      var books = engine(key).books(now);
      var postings = watch.lives(key).values().stream().map(PostingLife::record).toList();
      var billing =
          new AuditedBilling(results.of(target), books, postings, target.rules(), now, SLACK);
      BillingAudit.of(billing)
          .forEach(
              breach -> findings.accept(key + ": " + breach.rule() + ": " + breach.sentence()));
      RestCheck.findings(books, postings).forEach(what -> findings.accept(key + ": " + what));
      postings.forEach(one -> ReachedWords.of(one).forEach(reached));
      ReachedWords.of(books).forEach(reached);
      cloud
          .nextPosting(target.tenant(), target.name())
          .ifPresent(due -> findings.accept(key + ": still due: " + due));
    });
  }
}
