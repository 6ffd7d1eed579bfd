package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.HttpsKeySetFetcher;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.table.LatestEntries;
import dev.countersign.local.table.LocalStore;
import dev.countersign.local.table.RunnerTenants;
import dev.countersign.local.table.TableStream;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All functions in this process: their HTTP ends, the table with its stream, and the clock. */
public final class Runner implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Runner.class.getName());

  private final LocalStore store;
  private final LocalClock clock;
  private final Ledger ledger;
  private final SettleRun settle;
  private final RefreshKeySets keys;
  private final RunFetches fetches;
  private final TableStream stream;
  private final LatestEntries latest;
  private final RunnerServer server;
  private final ScheduledExecutorService rounds = Executors.newScheduledThreadPool(2);

  /**
   * What to run with.
   *
   * @param port 0 for any that is free
   * @param data the folder that keeps everything; none to keep nothing
   * @param events takes each event that is put on the bus
   */
  public record Options(int port, @Nullable Path data, Consumer<PublishedEvent> events) {}

  private Runner(LocalStore store, LocalClock clock, Options options) throws IOException {
    this.store = store;
    this.clock = clock;
    this.ledger = store.ledger();
    var sources = sources();
    var assembly = assembly(sources);
    EventBus bus =
        events -> {
          events.forEach(options.events());
          return List.of();
        };
    String hosts = System.getenv().getOrDefault("COUNTERSIGN_KEY_HOSTS", "");
    this.keys =
        new RefreshKeySets(
            ledger.keySets(), HttpsKeySetFetcher.from(hosts), InstantSource.system());
    this.fetches =
        assembly.runFetches(
            sources,
            new InlineSecrets(),
            HttpsReader.from(
                System.getenv().getOrDefault("COUNTERSIGN_FETCH_HOSTS", ""), RunFetches.LARGEST),
            clock);
    var pageEvents = new PageEvents();
    var tenants = RunnerTenants.of(store);
    this.latest = LatestEntries.of(store);
    this.settle = new SettleRun(ledger.due(), assembly.settleWork(bus), clock);
    this.stream =
        new TableStream(
            store,
            new PublishBatch(bus, assembly.publishEntry(bus)),
            entry -> see(entry, latest, pageEvents),
            tenants);
    var queries = new PageQueries(ledger, latest, tenants, pageEvents, clock);
    this.server =
        new RunnerServer(
            options.port(),
            new SourceEnds(assembly, sources, pageEvents),
            new LocalApi(queries, store, clock, assembly, this::replay),
            pageEvents,
            clock);
  }

  private RegisteredSources sources() {
    return new RegisteredSources(
        ledger, new InlineSecrets(), new BuiltInProfiles(), LocalClock::cacheNanos);
  }

  private Assembly assembly(RegisteredSources sources) {
    var contracts = new RegisteredContracts(ledger.registry(), LocalClock::cacheNanos);
    return new Assembly(
        ledger, contracts, sources::pseudonyms, store.receipts()::receipt, RetryPause.withJitter());
  }

  /** With fresh caches: whoever asks for a replay has just mended something. */
  private ReplayRefused replay() {
    var sources = sources();
    return assembly(sources).replayRefused(sources, clock);
  }

  /** Starts everything; it listens when this returns. */
  public static Runner start(Options options) throws IOException {
    return start(options, LocalClock.ofMachine());
  }

  /** Starts everything by this clock. */
  public static Runner start(Options options, LocalClock clock) throws IOException {
    var store = LocalStore.open(options.data());
    try {
      var runner = new Runner(store, clock, options);
      var _ =
          runner.rounds.scheduleWithFixedDelay(
              guarded(runner::poll), 0, 100, TimeUnit.MILLISECONDS);
      var _ = runner.rounds.scheduleWithFixedDelay(guarded(runner::settle), 0, 1, TimeUnit.SECONDS);
      var _ =
          runner.rounds.scheduleWithFixedDelay(guarded(runner.keys::run), 0, 5, TimeUnit.SECONDS);
      var _ = runner.rounds.scheduleWithFixedDelay(guarded(runner::fetch), 0, 1, TimeUnit.SECONDS);
      return runner;
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  /** Where it listens. */
  public URI uri() {
    return server.uri();
  }

  /** Where its DynamoDB Local listens. */
  public URI dynamo() {
    return store.endpoint();
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Where every outcome stands, the newest first. */
  public List<StoredEntry> standing() {
    return latest.all();
  }

  public LocalClock clock() {
    return clock;
  }

  /** Does now what the clock has reached, and publishes it. */
  public void settle() {
    synchronized (settle) {
      settle.until(clock.instant().plus(Duration.ofMinutes(1)));
    }
    poll();
  }

  /** Reads the records that thin events name. */
  private void fetch() {
    fetches.until(clock.instant().plus(Duration.ofMinutes(1)));
  }

  /** Reads the stream to its end. */
  public void poll() {
    synchronized (stream) {
      stream.poll();
    }
  }

  @Override
  public void close() {
    server.close();
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(10, TimeUnit.SECONDS)) {
        rounds.shutdownNow();
      }
    } catch (InterruptedException e) {
      rounds.shutdownNow();
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  private static void see(StoredEntry entry, LatestEntries latest, PageEvents pageEvents) {
    latest.see(entry);
    pageEvents.changed(entry.entry().outcome().value());
  }

  /** The same work, but what it throws is logged: the next round tries again. */
  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "tried again soon: {0}", e.toString());
      }
    };
  }
}
