package dev.countersign.local.run;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import dev.countersign.forms.Resolution;
import dev.countersign.forms.ResolutionForm;
import dev.countersign.forms.TenantFolder;
import dev.countersign.lambda.apply.ApplyTenant;
import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.publish.Bus;
import dev.countersign.lambda.settle.SettleRun;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.InlineSecrets;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.members.Member;
import dev.countersign.local.send.SignedRequest;
import dev.countersign.trust.Profiles;
import dev.countersign.trust.RawDelivery;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The functions in this process over a table in LocalStack. No stream: all that is published is
 * what settle finds due.
 */
final class LocalStackStage extends Stage {
  private final Ledger ledger = Member.LOCALSTACK.ledger();
  private final RegisteredSources sources =
      new RegisteredSources(ledger, new InlineSecrets(), new Profiles(), System::nanoTime);
  private final Assembly assembly;
  private final SettleRun settle;

  LocalStackStage(TenantFolder.Content tenant, Instant start) {
    super(tenant, start);
    new ApplyTenant(ledger).apply(tenant);
    this.assembly =
        new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            sealed -> "",
            Pause.withJitter());
    Bus bus =
        events -> {
          published.addAll(events);
          return List.of();
        };
    this.settle = new SettleRun(ledger.due(), assembly.settleDue(bus), clock);
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
