package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.simulation.clock.CallerExecutor;
import dev.countersign.testing.simulation.clock.SimulatedExecutor;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * An execution environment of a function: its process, its caches and its clock. It serves one
 * invocation at a time, and is gone when its process dies.
 */
public final class FunctionEnvironment {
  /** The built-in profiles. They are read once, since they are the same in every world. */
  public static final BuiltInProfiles PROFILES = new BuiltInProfiles();

  private static final String LINKED =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              "{\"results\":[{\"members\":{\"replaced_by\":\"\"}}]}"
                  .getBytes(StandardCharsets.UTF_8));

  private final FunctionProcess process;
  private final SimulatedCloud cloud;
  private final long skewNanos;
  private final Ledger ledger;
  private final EventBus bus;
  private final RegisteredSources sources;
  private final Assembly assembly;
  private final DeliveryRouter route;

  /** A new one, whose clock is ahead of the world's by so many nanoseconds. */
  public FunctionEnvironment(SimulatedCloud cloud, long skewNanos) {
    this.cloud = cloud;
    this.skewNanos = skewNanos;
    this.process = new FunctionProcess(cloud.clock(), cloud.faults());
    var mistake = cloud.mistake();
    var table = new FaultyTable(process, cloud);
    RetryPause pause = failures -> cloud.clock().pause(pauseNanos(failures));
    this.ledger =
        mistake.ledger(new DynamoLedger(mistake.client(table), SimulatedCloud.TABLE, pause));
    this.bus = mistake.bus(new FaultyBus(process, cloud), ledger);
    var caches = mistake.cacheClock(cloud::cacheNanos);
    this.sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, caches);
    var contracts =
        mistake.contracts(new RegisteredContracts(ledger.registry(), caches, cloud::terms));
    this.assembly =
        new Assembly(
            ledger,
            contracts,
            sources::pseudonyms,
            FunctionEnvironment::receipt,
            pause,
            ItemLanes.ONE_BY_ONE,
            caches,
            SealedMonths.NONE);
    this.route = assembly.route(sources, cloud::logged);
  }

  /** The use cases over the table without faults; for one use, now. */
  public static Assembly assembly(SimulatedCloud cloud) {
    var ledger = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
    var contracts = new RegisteredContracts(ledger.registry(), () -> 0L, cloud::terms);
    var sources = new RegisteredSources(ledger, new InlineSecrets(), PROFILES, () -> 0L);
    return new Assembly(
        ledger, contracts, sources::pseudonyms, FunctionEnvironment::receipt, RetryPause.none());
  }

  /** What stands for a receipt: nobody signed it, and it says that results' links are signed. */
  private static String receipt(SealedEntry entry) {
    return "e30." + LINKED + "." + entry.hash().hex();
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
    var publisher = new PublishEntry(bus, seen.sessions(), seen.outcomes(), leaves());
    return new PublishBatch(bus, publisher);
  }

  public MonthLeaves leaves() {
    return assembly.monthLeaves();
  }

  public SettleRun settle(Supplier<ExecutorService> threads) {
    return new SettleRun(ledger.due(), assembly.settleWork(bus), this::now, threads);
  }

  public ReplayRefused replay(InstantSource clock) {
    return assembly.replayRefused(sources, clock);
  }
}
