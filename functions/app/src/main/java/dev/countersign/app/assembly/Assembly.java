package dev.countersign.app.assembly;

import dev.countersign.app.attest.AttestationHandler;
import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.attest.StatementDecider;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.DeliveryPipeline;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.Secrets;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.resolve.ResolutionHandler;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.sessions.RedecideLinkedOutcomes;
import dev.countersign.app.sessions.SessionHandler;
import dev.countersign.app.settle.SettleWork;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts the use cases together from the ports they stand on. It is the same in AWS, on a laptop and
 * in a scenario.
 */
public final class Assembly {
  private final Ledger ledger;
  private final Contracts contracts;
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final OutcomeAppender appender;
  private final SessionFinder finder;

  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.pseudonyms = pseudonyms;
    this.appender = new OutcomeAppender(ledger.outcomes(), receipts, pause);
    this.finder = new SessionFinder(ledger.sessions(), pseudonyms);
  }

  /** The three ends that deliveries come to. */
  public DeliveryRouter route(Sources sources, RequestLog log) {
    var authenticator = new Authenticator(sources);
    var pipelines = new EnumMap<Kind, DeliveryPipeline<?>>(Kind.class);
    processors()
        .forEach((kind, processor) ->
            pipelines.put(
                kind,
                new DeliveryPipeline<>(kind, authenticator, processor, ledger.refusals(), log)));
    return new DeliveryRouter(pipelines);
  }

  private Map<Kind, DeliveryProcessor<?>> processors() {
    var refusals = ledger.refusals();
    var fetches = ledger.fetches();
    var sessions = new SessionHandler(pseudonyms, recordSession());
    var resolutions = new ResolutionHandler(resolveOutcome());
    return Map.of(
        Kind.ATTESTATION, new DeliveryProcessor<>(attestations(), refusals, fetches),
        Kind.SESSION, new DeliveryProcessor<>(sessions, refusals, fetches),
        Kind.RESOLUTION, new DeliveryProcessor<>(resolutions, refusals, fetches));
  }

  public AttestationHandler attestations() {
    var decider = new StatementDecider(contracts, finder, ledger.outcomes(), appender);
    return new AttestationHandler(pseudonyms, decider, ledger.outcomes());
  }

  public RecordSession recordSession() {
    var redecide =
        new RedecideLinkedOutcomes(ledger.sessions(), ledger.outcomes(), contracts, appender);
    return new RecordSession(ledger.sessions(), redecide, pseudonyms);
  }

  public ResolveOutcome resolveOutcome() {
    return new ResolveOutcome(ledger.outcomes(), contracts, appender);
  }

  public ReplayRefused replayRefused(Sources sources, InstantSource clock) {
    return new ReplayRefused(ledger.refusals(), sources, processors(), clock);
  }

  /** Reads the records of thin events by this reader. */
  public RunFetches runFetches(
      Sources sources, Secrets secrets, DocumentReader reader, InstantSource clock) {
    return new RunFetches(ledger, sources, secrets, processors(), reader, clock);
  }

  public ReconcileRestoredTable reconcileRestoredTable() {
    return new ReconcileRestoredTable(ledger.outcomes(), contracts, appender);
  }

  public PublishEntry publishEntry(EventBus bus) {
    return new PublishEntry(bus, ledger.sessions(), ledger.outcomes());
  }

  public SettleWork settleWork(EventBus bus) {
    return new SettleWork(ledger, contracts, appender, publishEntry(bus), recordSession(), finder);
  }
}
