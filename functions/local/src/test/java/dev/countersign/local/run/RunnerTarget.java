package dev.countersign.local.run;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.domain.Claim;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.send.SignedRequest;
import dev.countersign.local.table.RunnerChecks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;

/** The local runner, over HTTP. */
final class RunnerTarget extends ScenarioTarget {
  private final Runner runner;
  private final HttpClient http = HttpClient.newHttpClient();

  RunnerTarget(TenantFolder.Content tenant, Instant start) throws IOException {
    super(tenant, start);
    this.runner = Runner.start(new Runner.Options(0, null, published::add), clock);
    new ApplyTenant(runner.ledger()).apply(tenant);
  }

  @Override
  Ledger ledger() {
    return runner.ledger();
  }

  @Override
  URI uri() {
    return runner.uri();
  }

  @Override
  AddressChecks checks() {
    return new RunnerChecks(runner.uri());
  }

  @Override
  void send(SignedRequest request) throws Exception {
    request.send(http);
  }

  @Override
  void resolve(Claim claim, Json.Obj resolution) throws Exception {
    var said = new LinkedHashMap<>(resolution.members());
    said.put("tenant", new Json.Str("play"));
    said.put("claim", new Json.Str(claim.toString()));
    http.send(
        HttpRequest.newBuilder(runner.uri().resolve("/api/resolve"))
            .header("X-Countersign", "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.write(new Json.Obj(said))))
            .build(),
        BodyHandlers.discarding());
  }

  @Override
  void settle() {
    runner.poll();
    runner.settle();
  }

  @Override
  public void close() {
    http.close();
    runner.close();
  }
}
