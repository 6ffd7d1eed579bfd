package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.ArrivedResults;
import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * Sends what is due of a target, oldest first, until nothing is due, the target rests, or the time
 * is up. What it doesn't reach stays due for the next run. One run at a time sends to a target; if
 * two do all the same, each posting is taken by one of them.
 */
public final class SendDue {
  private static final System.Logger LOG = System.getLogger(SendDue.class.getName());

  /**
   * Of one target: with all that are sent to at once, they stay below the 1,024 that Lambda has.
   */
  private static final int MOST_THREADS = 24;

  private final Ledger ledger;
  private final BillingTargets targets;
  private final EngineConnection connection;
  private final EngineCredentials credentials;
  private final InstantSource clock;
  private final Pausing pausing;
  private final IntFunction<ExecutorService> threads;

  /** With threads of its own. */
  public SendDue(
      Ledger ledger,
      BillingTargets targets,
      EngineConnection connection,
      EngineCredentials credentials,
      InstantSource clock) {
    this(
        ledger,
        targets,
        connection,
        credentials,
        clock,
        Pausing.sleeping(),
        number ->
            // An expression on a virtual thread costs a thread of its own, one after the other.
            Executors.newFixedThreadPool(
                Math.min(number, MOST_THREADS),
                Thread.ofPlatform().daemon().name("deliver-", 0).factory()));
  }

  /**
   * With time and threads of the caller's choice.
   *
   * @param threads gives so many; each run closes them
   */
  public SendDue(
      Ledger ledger,
      BillingTargets targets,
      EngineConnection connection,
      EngineCredentials credentials,
      InstantSource clock,
      Pausing pausing,
      IntFunction<ExecutorService> threads) {
    this.ledger = ledger;
    this.targets = targets;
    this.connection = connection;
    this.credentials = credentials;
    this.clock = clock;
    this.pausing = pausing;
    this.threads = threads;
  }

  /**
   * Runs for one target. A failure is a value, and is logged.
   *
   * @param end no call begins after it; one that began may take {@link
   *     dev.countersign.app.deliver.DeliverTimes#LONGEST_TRY} longer
   */
  public SendReport run(TargetKey target, Instant end) {
    SendReport report;
    try {
      report =
          targets
              .find(target)
              .map(setup -> run(target, setup, end))
              .orElseGet(() -> SendReport.nothing(target, "no such target"));
    } catch (RuntimeException e) {
      var tally = new SendTally();
      tally.failed(e);
      report = tally.report(target);
    }
    LOG.log(report.isOrdinary() ? Level.INFO : Level.WARNING, "deliver {0}", report);
    return report;
  }

  private SendReport run(TargetKey key, TargetSetup setup, Instant end) {
    String holder = UUID.randomUUID().toString();
    var rest = TargetRestKeeper.take(ledger.followedTargets(), key, holder, clock.instant());
    if (rest == null) {
      return SendReport.busy(key);
    }
    var tally = new SendTally();
    var exchange = new EngineExchange(setup, credentials, connection, clock);
    var writes = new PostingWrites(ledger.postings(), holder, clock);
    var work =
        new TargetWork(
            key,
            setup,
            ledger.postings(),
            ledger.hourSums(),
            writes,
            new ArrivedResults(ledger, writes, clock),
            rest,
            new RequestMaking(setup),
            exchange,
            new EngineReads(
                setup, exchange, CallPace.ofReads(setup.engine().rate(), clock, pausing), clock),
            clock,
            tally,
            TargetWork.none());
    var pace = CallPace.of(setup.engine().rate(), clock, pausing);
    try (var running = threads.apply(setup.engine().rate().atOnce())) {
      new TargetRun(work, pace, running, end).run();
    } catch (RuntimeException e) {
      tally.failed(e);
    } finally {
      tally.add("held", writes.held());
      tally.add("rests", rest.rest().untilOrNull() == null ? 0 : 1);
      end(rest, tally);
    }
    return tally.report(key);
  }

  /** A lease that can't be ended ends by itself. */
  private static void end(TargetRestKeeper rest, SendTally tally) {
    try {
      rest.end();
    } catch (RuntimeException e) {
      tally.failed(e);
    }
  }
}
