package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
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

/** The functions, running. */
public final class Runner implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Runner.class.getName());

  /** Caches' minutes pass in a second, so that what is applied is in force at once. */
  private static final int HURRY = 60;

  private final LocalStore store;
  private final LocalClock clock;
  private final Ledger ledger;
  private final SettleRun settle;
  private final RefreshKeySets keys;
  private final TableStream stream;
  private final LatestEntries standing;
  private final RunnerServer site;
  private final ScheduledExecutorService works = Executors.newScheduledThreadPool(2);

  /**
   * What to run.
   *
   * @param port 0 for any that is free
   * @param data where to keep everything; none to keep nothing
   * @param events told each event that is put on the bus
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
    var journal = new PageEvents();
    this.standing = LatestEntries.of(store.client());
    this.settle = new SettleRun(ledger.due(), assembly.settleDue(bus), clock);
    this.stream =
        new TableStream(
            store.client(),
            store.streams(),
            new PublishBatch(bus, assembly.publishEntry(bus)),
            entry -> changed(entry, standing, journal));
    var views = new PageQueries(ledger, standing, journal, clock);
    this.site =
        new RunnerServer(
            options.port(), assembly, sources, this::replay, journal, views, clock, store);
  }

  private RegisteredSources sources() {
    return new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), Runner::nanos);
  }

  private Assembly assembly(RegisteredSources sources) {
    var contracts = new RegisteredContracts(ledger.registry(), Runner::nanos);
    return new Assembly(
        ledger, contracts, sources::pseudonyms, store.receipts()::receipt, RetryPause.withJitter());
  }

  /** Whoever asks for a replay has just mended something: nothing old is used. */
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
          runner.works.scheduleWithFixedDelay(guarded(runner::poll), 0, 100, TimeUnit.MILLISECONDS);
      var _ = runner.works.scheduleWithFixedDelay(guarded(runner::settle), 0, 1, TimeUnit.SECONDS);
      var _ =
          runner.works.scheduleWithFixedDelay(guarded(runner.keys::run), 0, 5, TimeUnit.SECONDS);
      return runner;
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  /** Where it listens. */
  public URI uri() {
    return site.uri();
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Where every outcome stands, the newest first. */
  public List<StoredEntry> standing() {
    return standing.all();
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

  /** Reads the stream to its end. */
  public void poll() {
    synchronized (stream) {
      stream.poll();
    }
  }

  @Override
  public void close() {
    site.close();
    works.shutdown();
    try {
      if (!works.awaitTermination(10, TimeUnit.SECONDS)) {
        works.shutdownNow();
      }
    } catch (InterruptedException e) {
      works.shutdownNow();
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  private static void changed(StoredEntry entry, LatestEntries standing, PageEvents journal) {
    standing.told(entry);
    journal.changed(entry.entry().outcome().value());
  }

  private static long nanos() {
    return System.nanoTime() * HURRY;
  }

  /** What fails is tried again by the next round. */
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
