package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.clock.CallerExecutor;
import dev.countersign.testing.simulation.clock.SimulatedExecutor;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An execution environment of a function: its process, its caches and its clock. It serves one
 * invocation at a time, and is gone when its process dies.
 */
public final class FunctionEnvironment {
  /** The built-in profiles. They are read once, since they are the same in every world. */
  public static final BuiltInProfiles PROFILES = new BuiltInProfiles();

  /** How long a closed month is left alone: a cache's minute, and the longest run. */
  public static final Duration SETTLING = Duration.ofMinutes(20);

  private final FunctionProcess process;
  private final SimulatedCloud cloud;
  private final long skewNanos;
  private final Ledger ledger;
  private final EntryScan scan;
  private final LongSupplier caches;
  private final Contracts contracts;
  private final EventBus bus;
  private final RegisteredSources sources;
  private final Assembly assembly;
  private final DeliveryRouter route;
  private final RetryPause pause;

  /** A new one, whose clock is ahead of the world's by so many nanoseconds. */
  public FunctionEnvironment(SimulatedCloud cloud, long skewNanos) {
    this.cloud = cloud;
    this.skewNanos = skewNanos;
    this.process = new FunctionProcess(cloud.clock(), cloud.faults());
    var mistake = cloud.mistake();
    var table = new FaultyTable(process, cloud);
    this.pause = failures -> cloud.clock().pause(pauseNanos(failures));
    var right = new DynamoLedger(mistake.client(table), SimulatedCloud.TABLE, pause);
    this.ledger = mistake.ledger(right);
    this.scan = right.entryScan();
    this.bus = mistake.bus(new FaultyBus(process, cloud), ledger);
    this.caches = mistake.cacheClock(cloud::cacheNanos);
    this.sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, caches);
    this.contracts =
        mistake.contracts(new RegisteredContracts(ledger.registry(), caches, cloud::terms));
    this.assembly = assembly(ledger, pause);
    this.route = assembly.route(sources, cloud::logged);
  }

  private Assembly assembly(Ledger over, RetryPause pause) {
    return new Assembly(
        over,
        contracts,
        sources::pseudonyms,
        cloud.receipts().get(),
        pause,
        ItemLanes.ONE_BY_ONE,
        caches,
        cloud.sealedMonths().get());
  }

  /** The use cases over the table without faults; for one use, now. */
  public static Assembly assembly(SimulatedCloud cloud) {
    var ledger = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
    var contracts = new RegisteredContracts(ledger.registry(), () -> 0L, cloud::terms);
    var sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, () -> 0L);
    return new Assembly(
        ledger, contracts, sources::pseudonyms, cloud.receipts().get(), RetryPause.none());
  }

  private long pauseNanos(int failures) {
    return process.dice().below(1_000_000L * RetryPause.ceilingMillis(failures));
  }

  public FunctionProcess process() {
    return process;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** The time by its own clock. */
  public Instant now() {
    return cloud.clock().now().plusNanos(skewNanos).plus(process.jumped());
  }

  public TakeResults takeResults(BillingTargets targets) {
    return new TakeResults(cloud.mistake().intake(ledger), targets, this::now);
  }

  public SendDue sendDue(BillingTargets targets) {
    var wire = new EngineWire(process, cloud);
    return new SendDue(
        cloud.mistake().sending(ledger),
        targets,
        wire,
        new EngineCredentials(new InlineSecrets(), wire, EngineCredentials.noAws()),
        this::now,
        time -> cloud.clock().pause(time.toNanos()),
        number -> number == 1 ? new CallerExecutor() : new SimulatedExecutor(cloud.clock()));
  }

  public HttpAnswer handle(String path, RawDelivery raw) {
    return route.handle(path, raw);
  }

  public PublishBatch publish() {
    var seen = cloud.mistake().publishing(ledger);
    var disputes = assembly.publishedDisputes();
    var publisher = new PublishEntry(bus, seen.sessions(), seen.outcomes(), leaves(), disputes);
    return new PublishBatch(bus, publisher);
  }

  public MonthLeaves leaves() {
    return assembly.monthLeaves();
  }

  public SettleRun settle(Supplier<ExecutorService> threads) {
    var over = cloud.mistake().settling(ledger);
    var uses = over.equals(ledger) ? assembly : assembly(over, pause);
    return new SettleRun(ledger.due(), uses.settleWork(bus), this::now, threads);
  }

  /** Seals what is due, into files that can fail. */
  public SealDue sealDue(MonthFiles files, ReceiptSigner keys) {
    var mistake = cloud.mistake();
    var faulty = new FaultyFiles(process, mistake.files(files));
    var months = new KnownMonths(ledger.monthIndex(), ledger.registry(), caches);
    var ports = SealingPorts.of(ledger, scan, months, contracts, faulty, keys);
    return new SealDue(ports, new SealMonth(ports, mistake.settling(SETTLING)));
  }

  public ReplayRefused replay(InstantSource clock) {
    return assembly.replayRefused(sources, clock);
  }
}
