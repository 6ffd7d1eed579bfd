package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.send.CallPace;
import dev.countersign.app.deliver.send.EngineExchange;
import dev.countersign.app.deliver.send.EngineReads;
import dev.countersign.app.deliver.send.Pausing;
import dev.countersign.app.deliver.send.RequestMaking;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Makes looks at targets from the ports that they stand on. */
public final class TargetLooks {
  private static final int MOST_THREADS = 64;

  private final Ledger ledger;
  private final EngineConnection connection;
  private final EngineCredentials credentials;
  private final InstantSource clock;
  private final Pausing pausing;
  private final IntFunction<ExecutorService> threads;

  /** With threads of its own. */
  public TargetLooks(
      Ledger ledger,
      EngineConnection connection,
      EngineCredentials credentials,
      InstantSource clock) {
    this(
        ledger,
        connection,
        credentials,
        clock,
        Pausing.sleeping(),
        number ->
            Executors.newFixedThreadPool(
                Math.min(number, MOST_THREADS), Thread.ofVirtual().factory()));
  }

  /**
   * With time and threads of the caller's choice.
   *
   * @param threads gives so many; each look closes them
   */
  public TargetLooks(
      Ledger ledger,
      EngineConnection connection,
      EngineCredentials credentials,
      InstantSource clock,
      Pausing pausing,
      IntFunction<ExecutorService> threads) {
    this.ledger = ledger;
    this.connection = connection;
    this.credentials = credentials;
    this.clock = clock;
    this.pausing = pausing;
    this.threads = threads;
  }

  Ledger ledger() {
    return ledger;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * A look at a target.
   *
   * @param began when the look began of which this is a part
   */
  TargetLook look(TargetSetup setup, Instant began, LookManner manner, BilledReport report) {
    var key = new TargetKey(setup.target().tenant(), setup.name());
    var exchange = new EngineExchange(setup, credentials, connection, clock);
    var engine =
        new EngineView(
            setup,
            new RequestMaking(setup),
            new EngineReads(setup, exchange, clock),
            CallPace.ofReads(setup.engine().rate(), clock, pausing),
            clock);
    return new TargetLook(
        key,
        setup,
        ledger.postings(),
        new PostingWrites(ledger.postings(), UUID.randomUUID().toString(), clock),
        engine,
        new DifferenceMemory(ledger.reconciliations(), key, began),
        manner,
        report,
        new BilledTally(),
        clock);
  }

  /** Holds a target's postings against its engine, from a place on; gives where to go on. */
  Optional<LookPlace> engine(
      TargetLook look, List<YearMonth> months, Optional<LookPlace> from, Instant end) {
    try (var running = threads.apply(look.setup().engine().rate().atOnce())) {
      return new EngineLook(look, months, running, end).run(from);
    }
  }
}
