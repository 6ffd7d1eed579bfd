package dev.countersign.local.run;

import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.receipt.PublishedKeysEnd;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.table.LatestEntries;
import dev.countersign.local.table.LatestPostings;
import dev.countersign.local.table.LocalStore;
import dev.countersign.local.table.RunnerTenants;
import dev.countersign.local.table.TableStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All functions in this process: their HTTP ends, the table with its stream, and the clock. */
public final class Runner implements AutoCloseable {
  private final LocalStore store;
  private final LocalClock clock;
  private final Ledger ledger;
  private final SettleRun settle;
  private final RunFetches fetches;
  private final TableStream stream;
  private final LatestEntries latest;
  private final RunnerServer server;
  private final RunnerFunctions functions;
  private final LocalDeliver deliver;
  private final Rounds rounds = new Rounds();

  /** A slow engine holds up nothing else. */
  private final Rounds deliveries = new Rounds();

  /**
   * What to run with.
   *
   * @param port 0 for any that is free
   * @param data the folder that keeps everything; none to keep nothing
   * @param events takes each event that is put on the bus
   * @param addresses which addresses its sources have
   */
  public record Options(
      int port, @Nullable Path data, Consumer<PublishedEvent> events, Addresses addresses) {
    /** With plain addresses. */
    public Options(int port, @Nullable Path data, Consumer<PublishedEvent> events) {
      this(port, data, events, Addresses.PLAIN);
    }
  }

  private Runner(LocalStore store, LocalClock clock, Options options) throws IOException {
    this.store = store;
    this.clock = clock;
    this.ledger = store.ledger();
    this.functions = new RunnerFunctions(store, ledger, clock, options.addresses());
    var sources = functions.sources();
    var assembly = functions.assembly(sources);
    var billing = functions.deliver();
    this.deliver = new LocalDeliver(billing.deliverResults(), clock);
    EventBus bus =
        events -> {
          events.forEach(options.events());
          events.forEach(deliver::put);
          return List.of();
        };
    this.fetches = OutsideReads.fetches(assembly, sources, clock);
    var pageEvents = new PageEvents();
    var tenants = RunnerTenants.of(store);
    this.latest = LatestEntries.of(store);
    var postings = LatestPostings.of(store);
    this.settle = new SettleRun(ledger.due(), assembly.settleWork(bus), clock);
    this.stream =
        new TableStream(
            store,
            new PublishBatch(bus, assembly.publishEntry(bus)),
            assembly.monthLeaves(),
            entry -> {
              latest.see(entry);
              pageEvents.changed(entry.entry().outcome().value());
            },
            tenants,
            posting -> {
              postings.see(posting);
              pageEvents.changed(LatestPostings.outcome(posting).value());
            });
    var queries = new PageQueries(ledger, latest, postings, tenants, pageEvents, clock);
    var held = new HeldEnd(billing, tenants, deliver::soon, clock);
    var published = new PublishedKeysEnd(store.receipts()::publicKeys);
    this.server =
        new RunnerServer(
            options.port(),
            new SourceEnds(assembly, sources, published, pageEvents),
            functions.reads(),
            new LocalApi(
                queries, held, store, clock, assembly, functions::replay, functions.checks()),
            pageEvents,
            clock);
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
      runner.rounds.every(Duration.ofMillis(100), runner::poll);
      runner.rounds.every(Duration.ofSeconds(1), runner::decide);
      runner.rounds.every(Duration.ofSeconds(5), OutsideReads.keys(runner.ledger)::run);
      runner.rounds.every(Duration.ofSeconds(1), runner::fetch);
      runner.deliveries.every(Duration.ofMillis(100), runner.deliver::round);
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

  /** The checks in the addresses of its sources. */
  public AddressChecks checks() {
    return functions.checks();
  }

  public LocalClock clock() {
    return clock;
  }

  /** Does now what the clock has reached, publishes it, and delivers it. */
  public void settle() {
    decide();
    deliver.round();
    poll();
  }

  private void decide() {
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
    deliveries.close();
    rounds.close();
    store.close();
  }
}
