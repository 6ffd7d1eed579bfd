package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.inbound.Resolution;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.members.Member;
import dev.countersign.local.send.SignedRequest;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The functions in this process over a table in LocalStack. No stream: all that is published is
 * what settle finds due.
 */
final class LocalStackTarget extends ScenarioTarget {
  private final Ledger ledger = Member.LOCALSTACK.ledger();
  private final RegisteredSources sources =
      new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime);
  private final ReceiptSigner receipts =
      ReceiptSigner.of(ReceiptSigner.generate("play"), "https://countersign.example");
  private final Assembly assembly;
  private final SettleRun settle;

  LocalStackTarget(TenantFolder.Content tenant, Instant start) {
    super(tenant, start);
    new ApplyTenant(ledger).apply(tenant);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            receipts::receipt,
            RetryPause.withJitter());
    EventBus bus =
        events -> {
          published.addAll(events);
          return List.of();
        };
    this.settle = new SettleRun(ledger.due(), assembly.settleWork(bus), clock);
  }

  @Override
  Ledger ledger() {
    return ledger;
  }

  @Override
  URI uri() {
    return URI.create("https://countersign.example");
  }

  @Override
  AddressChecks checks() {
    return AddressChecks.NONE;
  }

  @Override
  void send(SignedRequest request) {
    var raw =
        new RawDelivery(
            "POST", request.uri().toString(), request.headers(), request.body(), clock.instant());
    var _ = assembly.route(sources, fields -> {}).handle(request.uri().getPath(), raw);
  }

  @Override
  void resolve(Claim claim, Json.Obj resolution) {
    if (ResolutionForm.read(resolution) instanceof Reading.Read<Resolution>(Resolution said)) {
      var _ = assembly.resolveOutcome().resolve(new TenantId("play"), claim, said, clock.instant());
    }
  }

  @Override
  void settle() {
    var _ = settle.until(clock.instant().plusSeconds(60));
  }

  @Override
  public void close() {}
}
