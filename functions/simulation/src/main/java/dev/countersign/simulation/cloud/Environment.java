package dev.countersign.simulation.cloud;

import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.Route;
import dev.countersign.lambda.publish.Bus;
import dev.countersign.lambda.publish.PublishBatch;
import dev.countersign.lambda.replay.ReplayRefused;
import dev.countersign.lambda.settle.SettleRun;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.InlineSecrets;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.RawDelivery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * One of a function's environments: its process, its caches, its clock. It serves one invocation at
 * a time, and is gone when its process dies.
 */
public final class Environment {
  /** Read once: they are the same in every world. */
  public static final Profiles PROFILES = new Profiles();

  private final FunctionProcess process;
  private final Cloud cloud;
  private final long skewNanos;
  private final Ledger ledger;
  private final Bus bus;
  private final RegisteredSources sources;
  private final Assembly assembly;
  private final Route route;

  /** A new one, whose clock is ahead of the world's by so much. */
  public Environment(Cloud cloud, long skewNanos) {
    this.cloud = cloud;
    this.skewNanos = skewNanos;
    this.process = new FunctionProcess(cloud.clock(), cloud.faults());
    var mistake = cloud.mistake();
    var table = new FaultyTable(process, cloud);
    this.ledger = mistake.ledger(new DynamoLedger(mistake.client(table), Cloud.TABLE));
    this.bus = mistake.bus(new FaultyBus(process, cloud), ledger);
    var caches = mistake.cacheClock(cloud::cacheNanos);
    this.sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, caches);
    var contracts =
        mistake.contracts(new RegisteredContracts(ledger.registry(), caches, cloud::terms));
    Pause pause = attempt -> cloud.clock().pause(pauseNanos(attempt));
    this.assembly =
        new Assembly(ledger, contracts, sources::pseudonyms, entry -> entry.hash().hex(), pause);
    this.route = assembly.route(sources, cloud::logged);
  }

  /** The functions over the table as it is, with nobody's faults; for one use, now. */
  public static Assembly assembly(Cloud cloud) {
    var ledger = new DynamoLedger(cloud.table(), Cloud.TABLE);
    var contracts = new RegisteredContracts(ledger.registry(), () -> 0L, cloud::terms);
    var sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, () -> 0L);
    return new Assembly(
        ledger, contracts, sources::pseudonyms, entry -> entry.hash().hex(), Pause.none());
  }

  private long pauseNanos(int attempt) {
    return process.dice().below(1_000_000L * Math.min(1000, 10L << Math.min(attempt, 7)));
  }

  public FunctionProcess process() {
    return process;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** What its clock shows. */
  public Instant now() {
    return cloud.clock().now().plusNanos(skewNanos);
  }

  public HttpAnswer handle(String path, RawDelivery raw) {
    return route.handle(path, raw);
  }

  public PublishBatch publish() {
    return new PublishBatch(bus, assembly.publishEntry(bus));
  }

  public SettleRun settle(Supplier<ExecutorService> threads) {
    return new SettleRun(ledger.due(), assembly.settleDue(bus), this::now, threads);
  }

  public ReplayRefused replay(InstantSource clock) {
    return assembly.replayRefused(sources, clock);
  }
}
