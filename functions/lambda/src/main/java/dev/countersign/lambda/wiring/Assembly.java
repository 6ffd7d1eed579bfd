package dev.countersign.lambda.wiring;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.Pseudonyms;
import dev.countersign.lambda.attest.AttestDelivery;
import dev.countersign.lambda.attest.Contracts;
import dev.countersign.lambda.attest.DecideItem;
import dev.countersign.lambda.attest.DecideStatement;
import dev.countersign.lambda.attest.FindSessions;
import dev.countersign.lambda.attest.FindSessions.NameKeys;
import dev.countersign.lambda.attest.HandleAttestations;
import dev.countersign.lambda.history.GrowHistory;
import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.history.Receipting;
import dev.countersign.lambda.http.Authenticate;
import dev.countersign.lambda.http.RequestLog;
import dev.countersign.lambda.http.Route;
import dev.countersign.lambda.http.Sources;
import dev.countersign.lambda.publish.Bus;
import dev.countersign.lambda.publish.PublishEntry;
import dev.countersign.lambda.replay.ReplayRefused;
import dev.countersign.lambda.resolve.HandleResolutions;
import dev.countersign.lambda.resolve.ResolveItems;
import dev.countersign.lambda.resolve.ResolveOutcome;
import dev.countersign.lambda.restore.TellRestored;
import dev.countersign.lambda.sessions.HandleSessions;
import dev.countersign.lambda.sessions.PutToOutcomes;
import dev.countersign.lambda.sessions.RecordItems;
import dev.countersign.lambda.sessions.RecordSession;
import dev.countersign.lambda.settle.SettleDue;
import dev.countersign.ledger.Ledger;
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
  private final GrowHistory grow;
  private final FindSessions find;

  public Assembly(
      Ledger ledger,
      Contracts contracts,
      Function<TenantId, Pseudonyms> pseudonyms,
      Receipting receipts,
      Pause pause) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.pseudonyms = pseudonyms;
    this.grow = new GrowHistory(ledger.outcomes(), receipts, pause);
    this.find = new FindSessions(ledger.sessions(), this::names);
  }

  public DecideItem decideItem() {
    var statements = new DecideStatement(contracts, find, ledger.outcomes(), grow);
    return new DecideItem(pseudonyms, statements);
  }

  public HandleAttestations handleAttestations(Sources sources, RequestLog log) {
    return new HandleAttestations(
        new Authenticate(sources), new AttestDelivery(decideItem(), ledger), log);
  }

  public RecordSession recordSession() {
    var put = new PutToOutcomes(ledger.sessions(), ledger.outcomes(), contracts, grow);
    return new RecordSession(ledger.sessions(), put, this::names);
  }

  public HandleSessions handleSessions(Sources sources, RequestLog log) {
    return new HandleSessions(new Authenticate(sources), recordItems(), log);
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

  public TellRestored tellRestored() {
    return new TellRestored(ledger.outcomes(), contracts, grow);
  }

  public Route route(Sources sources, RequestLog log) {
    return new Route(
        handleAttestations(sources, log),
        handleSessions(sources, log),
        new HandleResolutions(new Authenticate(sources), resolveItems(), log));
  }

  public PublishEntry publishEntry(Bus bus) {
    return new PublishEntry(bus, ledger.sessions(), ledger.outcomes());
  }

  public SettleDue settleDue(Bus bus) {
    return new SettleDue(ledger, contracts, grow, publishEntry(bus), recordSession(), find);
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
