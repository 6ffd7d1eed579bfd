package dev.countersign.app.assembly;

import dev.countersign.app.accept.AcceptancePorts;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.attest.AttestationHandler;
import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.attest.StatementDecider;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.EvenPace;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.delivery.PassedOverCounts;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.dispute.RecordDispute;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.operate.erase.ErasePerson;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.publish.PublishedDisputes;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.Secrets;
import dev.countersign.app.registry.Sources;
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
import java.util.function.Function;
import java.util.function.LongSupplier;

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
  private final KnownMonths months;
  private final SealedMonths sealed;

  /** Over these ports; the items of a delivery are handled one after the other. */
  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause) {
    this(
        ledger,
        contracts,
        pseudonyms,
        receipts,
        pause,
        ItemLanes.ONE_BY_ONE,
        System::nanoTime,
        SealedMonths.NONE);
  }

  /**
   * Over these ports.
   *
   * @param nanos only goes forward: that a month was closed is known after a minute of it
   * @param sealed the months that payers may accept
   */
  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause,
      ItemLanes lanes,
      LongSupplier nanos,
      SealedMonths sealed) {
    this.sealed = sealed;
    this.lanes = lanes;
    this.ledger = ledger;
    this.months = new KnownMonths(ledger.monthIndex(), ledger.registry(), nanos);
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
    return ends().route(sources, log, pace);
  }

  private DeliveryEnds ends() {
    var handlers = payers().handlers(resolveOutcome(), inquiries().record());
    handlers.put(Kind.ATTESTATION, attestations());
    handlers.put(Kind.SESSION, new SessionHandler(pseudonyms, recordSession()));
    return new DeliveryEnds(ledger, counts, lanes, handlers);
  }

  public AttestationHandler attestations() {
    var decider = new StatementDecider(contracts, finder, ledger.outcomes(), appender, pseudonyms);
    return new AttestationHandler(pseudonyms, decider, ledger.outcomes());
  }

  public RecordSession recordSession() {
    var redecide =
        new RedecideLinkedOutcomes(ledger.sessions(), ledger.outcomes(), contracts, appender);
    return new RecordSession(ledger.sessions(), redecide, inquiries().draft(), pseudonyms);
  }

  public ResolveOutcome resolveOutcome() {
    return new ResolveOutcome(ledger.outcomes(), contracts, appender, pseudonyms);
  }

  /** Records disputes of lines, whose months are told by these. */
  public RecordDispute recordDispute(MonthsOfLines lines) {
    return payers().recordDispute(lines);
  }

  /** Tells of disputes when an entry is published. */
  public PublishedDisputes publishedDisputes() {
    return payers().published();
  }

  /** What has to do with missing results. */
  public InquiryAssembly inquiries() {
    return new InquiryAssembly(ledger, contracts, appender, pseudonyms);
  }

  public AcceptancePorts acceptance() {
    return payers().acceptance();
  }

  private PayersWords payers() {
    return new PayersWords(ledger, contracts, appender, months, sealed, monthLeaves()::put, lanes);
  }

  public ReplayRefused replayRefused(Sources sources, InstantSource clock) {
    return new ReplayRefused(ledger.refusals(), sources, ends().processors(), clock);
  }

  /** Reads the records of thin events by this reader. */
  public RunFetches runFetches(
      Sources sources, Secrets secrets, DocumentReader reader, InstantSource clock) {
    return new RunFetches(ledger, sources, secrets, ends().processors(), reader, clock);
  }

  public ReconcileRestoredTable reconcileRestoredTable() {
    return new ReconcileRestoredTable(ledger, contracts, appender);
  }

  /** Erases persons from the table that holds this data; the signer makes its notes JWSs. */
  public ErasePerson erasePerson(PersonalData data, Function<Json.Obj, String> signer) {
    return new ErasePerson(data, pseudonyms, signer);
  }

  public PublishEntry publishEntry(EventBus bus) {
    return new PublishEntry(
        bus, ledger.sessions(), ledger.outcomes(), monthLeaves(), publishedDisputes());
  }

  /** Keeps the index of months. */
  public MonthLeaves monthLeaves() {
    return new MonthLeaves(ledger.outcomes(), ledger.monthIndex(), months, contracts);
  }

  public SettleWork settleWork(EventBus bus) {
    return new SettleWork(
        ledger,
        contracts,
        appender,
        publishEntry(bus),
        recordSession(),
        finder,
        inquiries().draft(),
        inquiries().heard());
  }
}
