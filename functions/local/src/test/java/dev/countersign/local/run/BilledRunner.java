package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A runner with the demo tenant, one session, and targets. */
public final class BilledRunner implements AutoCloseable {
  static final TenantId DEMO = new TenantId("demo");
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  /** A little ago, so that nothing that is said of it is ahead. */
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);

  private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();
  private final Runner runner;

  private BilledRunner(String billing) throws Exception {
    this.runner = Runner.start(new Runner.Options(0, null, events::add));
    new ApplyTenant(runner.ledger()).apply(TENANT);
    bills(billing);
    send(
        "agents",
        "s1",
        "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"" + started + "\"}");
  }

  /** With the targets of this {@code billing.yaml}. */
  static BilledRunner with(String billing) throws Exception {
    return new BilledRunner(billing);
  }

  /** A target {@code own}: a webhook at this address, with more members. */
  public static BilledRunner withWebhook(String url, String more) throws Exception {
    return new BilledRunner(webhook(url, more));
  }

  static String webhook(String url, String more) {
    return """
    targets:
      own: {engine: standard-webhook, url: "%s", from: 2026-01-01T00:00:00Z, customer: customer%s,
        secrets: {key: {inline: whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=}}}
    """
        .formatted(url, more);
  }

  /** The tenant's targets from now on. */
  void bills(String billing) {
    runner.ledger().registry().putBilling(DEMO, billing);
    for (String name : List.of("own", "archive")) {
      if (billing.contains("  " + name + ":")) {
        runner.ledger().followedTargets().follow(new TargetKey(DEMO, new TargetName(name)));
      }
    }
  }

  public Runner runner() {
    return runner;
  }

  /** What the CRM says of a contract that was saved: billed at once, taken back when it ends. */
  public void saved(String act, String contract) throws Exception {
    send(
        "crm",
        act + contract,
        """
        {"act":"%s","outcome":"cancellation_saved","record":{"type":"contract","id":"%s"},\
        "session":"ses_1","occurred_at":"%s"}\
        """
            .formatted(act, contract, started.plusSeconds(act.equals("attested") ? 0 : 1)));
    runner.settle();
  }

  /** What the CRM says of a ticket: held for three days. */
  void ticket(String id) throws Exception {
    send(
        "crm",
        "m" + id,
        """
        {"act":"attested","outcome":"ticket_resolved","record":{"type":"t","id":"%s"},\
        "session":"ses_1","occurred_at":"%s"}\
        """
            .formatted(id, started));
    runner.settle();
  }

  void pass(Duration time) {
    runner.clock().pass(time);
    runner.settle();
  }

  private void send(String source, String id, String said) throws Exception {
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    var request =
        Sender.of(TENANT, source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(2, answer.statusCode() / 100, answer.body());
    }
  }

  @Override
  public void close() throws IOException {
    runner.close();
  }
}
