package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnerTest {
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  /** When the session began and the ticket was resolved. */
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final List<PublishedEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void up_stoppedAndStartedAgainWithData_losesNothing(@TempDir Path data) throws Exception {
    String receipt;
    try (var runner = Runner.start(new Runner.Options(0, data, events::add))) {
      new ApplyTenant(runner.ledger()).apply(TENANT);
      send(runner, "agents", "s1", session());
      receipt = send(runner, "crm", "m1", ticket()).body();
    }
    try (var runner = Runner.start(new Runner.Options(0, data, events::add))) {
      assertEquals(OutcomeStatus.HELD, runner.standing().getFirst().entry().status());
      var again = send(runner, "crm", "m1", ticket());
      assertEquals(receipt.replace("accepted", "duplicate"), again.body());

      runner.clock().pass(Duration.ofHours(80));
      runner.settle();

      assertEquals(OutcomeStatus.BILLABLE, runner.standing().getFirst().entry().status());
      assertEquals(1, billable());
    }
  }

  @Test
  void site_requestsOfOtherSites_areNotAnswered() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, events::add))) {
      assertEquals(200, get(runner.uri().resolve("/api/outcomes")).statusCode());
      assertEquals(404, get(runner.uri().resolve("/api/nothing")).statusCode());
      assertEquals(404, get(runner.uri().resolve("/page/../secret.js")).statusCode());
      try (var socket =
          new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), runner.uri().getPort())) {
        var asked = "GET /api/outcomes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
        var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
      }
    }
  }

  @Test
  void site_largeBody_isAnswered413() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, events::add))) {
      var request =
          HttpRequest.newBuilder(runner.uri().resolve("/v1/sources/demo.crm/attestations"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[262_145]))
              .build();
      assertEquals(413, answered(request).statusCode());
    }
  }

  private long billable() {
    return events.stream()
        .filter(event -> event.detailType().equals("BillableResult"))
        .map(PublishedEvent::id)
        .distinct()
        .count();
  }

  private static HttpResponse<String> send(Runner runner, String source, String id, String said)
      throws Exception {
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    var request =
        Sender.of(TENANT, source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(200, answer.statusCode(), answer.body());
      return answer;
    }
  }

  private String session() {
    return "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"" + started + "\"}";
  }

  private String ticket() {
    return """
    {"act":"attested","outcome":"ticket_resolved","record":{"type":"t","id":"1"},\
    "session":"ses_1","occurred_at":"%s"}\
    """
        .formatted(started);
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return answered(HttpRequest.newBuilder(uri).build());
  }

  private static HttpResponse<String> answered(HttpRequest request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
