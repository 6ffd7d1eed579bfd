package dev.countersign.app.assembly;

import dev.countersign.app.attest.AttestDelivery;
import dev.countersign.app.attest.DecideItem;
import dev.countersign.app.attest.DecideStatement;
import dev.countersign.app.attest.HandleAttestations;
import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.attest.SessionFinder.NameKeys;
import dev.countersign.app.delivery.Authenticator;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.resolve.HandleResolutions;
import dev.countersign.app.resolve.ResolveItems;
import dev.countersign.app.resolve.ResolveOutcome;
import dev.countersign.app.sessions.HandleSessions;
import dev.countersign.app.sessions.RecordItems;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.sessions.RedecideLinkedOutcomes;
import dev.countersign.app.settle.SettleWork;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The functions put together from what they stand on; the same in AWS, on a laptop and in a
 * scenario.
 */
public final class Assembly {
  private final Ledger ledger;
  private final Contracts contracts;
  private final Function<TenantId, Pseudonyms> pseudonyms;
  private final OutcomeAppender grow;
  private final SessionFinder find;

  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      ReceiptIssuer receipts,
      RetryPause pause) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.pseudonyms = pseudonyms;
    this.grow = new OutcomeAppender(ledger.outcomes(), receipts, pause);
    this.find = new SessionFinder(ledger.sessions(), this::names);
  }

  public DecideItem decideItem() {
    var statements = new DecideStatement(contracts, find, ledger.outcomes(), grow);
    return new DecideItem(pseudonyms, statements);
  }

  public HandleAttestations handleAttestations(Sources sources, RequestLog log) {
    return new HandleAttestations(
        new Authenticator(sources), new AttestDelivery(decideItem(), ledger), log);
  }

  public RecordSession recordSession() {
    var put = new RedecideLinkedOutcomes(ledger.sessions(), ledger.outcomes(), contracts, grow);
    return new RecordSession(ledger.sessions(), put, this::names);
  }

  public HandleSessions handleSessions(Sources sources, RequestLog log) {
    return new HandleSessions(new Authenticator(sources), recordItems(), log);
  }

  private RecordItems recordItems() {
    return new RecordItems(pseudonyms, recordSession(), ledger.refusals());
  }

  public ReplayRefused replayRefused(Sources sources, InstantSource clock) {
    var attest = new AttestDelivery(decideItem(), ledger);
    return new ReplayRefused(ledger, sources, attest, recordItems(), resolveItems(), clock);
  }

  private ResolveItems resolveItems() {
    return new ResolveItems(resolveOutcome(), ledger.refusals());
  }

  public ResolveOutcome resolveOutcome() {
    return new ResolveOutcome(ledger.outcomes(), contracts, grow);
  }

  public ReconcileRestoredTable tellRestored() {
    return new ReconcileRestoredTable(ledger.outcomes(), contracts, grow);
  }

  public DeliveryRouter route(Sources sources, RequestLog log) {
    return new DeliveryRouter(
        handleAttestations(sources, log),
        handleSessions(sources, log),
        new HandleResolutions(new Authenticator(sources), resolveItems(), log));
  }

  public PublishEntry publishEntry(EventBus bus) {
    return new PublishEntry(bus, ledger.sessions(), ledger.outcomes());
  }

  public SettleWork settleDue(EventBus bus) {
    return new SettleWork(ledger, contracts, grow, publishEntry(bus), recordSession(), find);
  }

  private NameKeys names(TenantId tenant) {
    var names = pseudonyms.apply(tenant);
    return new NameKeys() {
      @Override
      public MatchKey session(String id) {
        return names.session(id);
      }

      @Override
      public MatchKey conversation(String id) {
        return names.conversation(id);
      }
    };
  }
}
