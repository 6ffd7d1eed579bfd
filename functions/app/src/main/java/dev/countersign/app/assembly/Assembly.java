package dev.countersign.app.assembly;

import dev.countersign.app.accept.AcceptanceHandler;
import dev.countersign.app.accept.AcceptancePorts;
import dev.countersign.app.accept.RecordAcceptance;
import dev.countersign.app.attest.AttestationHandler;
import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.attest.StatementDecider;
import dev.countersign.app.delivery.AppDeliveries;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.DeliveryPipeline;
import dev.countersign.app.delivery.DeliveryProcessor;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.EvenPace;
import dev.countersign.app.delivery.ItemHandler;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.delivery.PassedOverCounts;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.operate.erase.ErasePerson;
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
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.RetryPause;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
  private final PassedOverCounts counts;
  private final ItemLanes lanes;
  private final AcceptancePorts acceptance;

  /** Over these ports; the items of a delivery are handled one after the other. */
  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause) {
    this(ledger, contracts, pseudonyms, receipts, pause, ItemLanes.ONE_BY_ONE);
  }

  /**
   * Over these ports.
   *
   * @param lanes handles the items of a delivery that don't depend on each other
   */
  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause,
      ItemLanes lanes) {
    this(ledger, contracts, pseudonyms, receipts, pause, lanes, AcceptancePorts.NONE);
  }

  /**
   * Over these ports.
   *
   * @param lanes handles the items of a delivery that don't depend on each other
   * @param acceptance what payers' acceptances stand on
   */
  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause,
      ItemLanes lanes,
      AcceptancePorts acceptance) {
    this.acceptance = acceptance;
    this.lanes = lanes;
    this.ledger = ledger;
    this.contracts = contracts;
    this.pseudonyms = pseudonyms;
    this.appender = new OutcomeAppender(ledger.outcomes(), receipts, pause);
    this.counts = new PassedOverCounts(ledger.passedOver());
    this.finder = new SessionFinder(ledger.sessions(), pseudonyms);
  }

  /** The ends that deliveries come to; refusals take the time that they take. */
  public DeliveryRouter route(Sources sources, RequestLog log) {
    return route(sources, log, EvenPace.NONE);
  }

  /** The ends that deliveries come to. */
  public DeliveryRouter route(Sources sources, RequestLog log, EvenPace pace) {
    var authenticator = new Authenticator(sources, pace);
    var pipelines = new EnumMap<Kind, DeliveryPipeline<?>>(Kind.class);
    var processors = processors();
    var apps =
        new AppDeliveries(
            sources,
            Objects.requireNonNull(processors.get(Kind.ATTESTATION)),
            counts,
            ledger.refusals(),
            ledger.outcomes());
    processors.forEach((kind, processor) ->
        pipelines.put(
            kind, new DeliveryPipeline<>(authenticator, processor, apps, ledger.refusals(), log)));
    return new DeliveryRouter(pipelines);
  }

  private Map<Kind, DeliveryProcessor<?>> processors() {
    return Map.of(
        Kind.ATTESTATION, processor(attestations()),
        Kind.SESSION, processor(new SessionHandler(pseudonyms, recordSession())),
        Kind.RESOLUTION, processor(new ResolutionHandler(resolveOutcome())),
        Kind.ACCEPTANCE, processor(new AcceptanceHandler(recordAcceptance())));
  }

  private <R> DeliveryProcessor<R> processor(ItemHandler<R> handler) {
    return new DeliveryProcessor<>(handler, ledger.refusals(), ledger.fetches(), counts, lanes);
  }

  public AttestationHandler attestations() {
    var decider = new StatementDecider(contracts, finder, ledger.outcomes(), appender, pseudonyms);
    return new AttestationHandler(pseudonyms, decider, ledger.outcomes());
  }

  public RecordSession recordSession() {
    var redecide =
        new RedecideLinkedOutcomes(ledger.sessions(), ledger.outcomes(), contracts, appender);
    return new RecordSession(ledger.sessions(), redecide, pseudonyms);
  }

  public ResolveOutcome resolveOutcome() {
    return new ResolveOutcome(ledger.outcomes(), contracts, appender, pseudonyms);
  }

  private RecordAcceptance recordAcceptance() {
    return new RecordAcceptance(
        acceptance.months(), acceptance.terms(), acceptance.leaves(), ledger.outcomes());
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

  /**
   * Erases persons from the table that holds this data.
   *
   * @param signer signs the notes of it: their claims as a compact JWS
   */
  public ErasePerson erasePerson(PersonalData data, Function<Json.Obj, String> signer) {
    return new ErasePerson(data, pseudonyms, signer);
  }

  public PublishEntry publishEntry(EventBus bus) {
    return new PublishEntry(bus, ledger.sessions(), ledger.outcomes());
  }

  public SettleWork settleWork(EventBus bus) {
    return new SettleWork(ledger, contracts, appender, publishEntry(bus), recordSession(), finder);
  }
}
