package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code countersign republish} on a runner's table: a policy is billed at 30.00, then at 25.00.
 */
final class RepublishCommandTest {
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<PublishedEvent> bus = new CopyOnWriteArrayList<>();
  private Runner runner = start();

  @BeforeEach
  void bill() throws Exception {
    new ApplyTenant(runner.ledger()).apply(TENANT);
    send(
        "agents",
        "s1",
        "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"%s\"}".formatted(started));
    send("crm", "m1", policy("attested", 1, "1200.00"));
    send("crm", "m2", policy("restated", 2, "1000.00"));
  }

  @AfterEach
  void stop() {
    runner.close();
  }

  @Test
  void republish_ofARunner_printsWhatTheBusGot() {
    var ran = run("--since", started.minusSeconds(60).toString());

    assertEquals(0, ran.status(), ran.err());
    var first = bus.stream().map(event -> new String(event.detail(), UTF_8)).toList();
    assertEquals(new TreeSet<>(first), new TreeSet<>(ran.out().lines().toList()));
    assertTrue(ran.err().contains("5 events printed"), ran.err());
  }

  @Test
  void republish_dryRun_printsTheSumsAlone() {
    var ran = run("--since", started.minusSeconds(60).toString(), "--dry-run");
    var counted =
        run("--since", started.minusSeconds(60).toString(), "--count", "--tenant", "demo");

    assertEquals(0, ran.status(), ran.err());
    assertEquals(
        """
        {"tenant":"demo","billable":{"events":2,"EUR":"55.00"},\
        "reversal":{"events":1,"EUR":"-30.00"},"changed":{"events":2}}
        """,
        ran.out());
    assertEquals(ran.out(), counted.out());
  }

  @Test
  void republish_spanWithNothing_printsNothing() {
    var ran = run("--since", "2026-01-01T00:00:00+01:00", "--until", "2026-01-02T00:00:00Z");

    assertEquals(0, ran.status(), ran.err());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("0 events"), ran.err());
  }

  @Test
  void republish_wrongUsage_isTold() {
    String since = "2026-01-01T00:00:00Z";
    assertEquals(2, run().status());
    assertEquals(2, run("--since", "yesterday").status());
    assertEquals(2, run("--since", since, "--until", since).status());
    assertEquals(2, run("--since", since, "--tenant", "No Tenant").status());
    assertEquals(2, run("--since", since, "--only", "Everything").status());
    assertEquals(2, run("--since", since, "--target", "arn:aws:sns:eu-central-1:1:t").status());
    assertEquals(2, run("--since", since, "--segments", "0").status());
    assertEquals(2, run("--since", since, "--segments", "65").status());
  }

  private Runner start() {
    try {
      return Runner.start(new Runner.Options(0, null, bus::add));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void send(String source, String id, String said) throws Exception {
    var json = (Json.Obj) ((Reading.Read<Json>) StrictJson.parse(said.getBytes(UTF_8))).value();
    var request =
        Sender.of(TENANT, source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(200, answer.statusCode(), answer.body());
    }
    runner.poll();
  }

  private String policy(String act, int second, String value) {
    return """
    {"act":"%s","outcome":"policy_signed","record":{"type":"policy","id":"P-1"},\
    "session":"ses_1","occurred_at":"%s","stated_at":"%s",\
    "value":{"amount":"%s","currency":"EUR"}}\
    """
        .formatted(act, started, started.plusMillis(second), value);
  }

  private Captured run(String... arguments) {
    var all =
        Stream.concat(Stream.of("republish", "--to", runner.uri().toString()), Stream.of(arguments))
            .toArray(String[]::new);
    return Captured.of(() -> Countersign.run(all));
  }
}
