package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.members.Member;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.send.Sender;
import dev.countersign.local.table.LocalStore;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the runner's HTTP answers when something fails, and to its own page. */
final class RunnerServerTest {
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  @Test
  void api_exceptionThatNobodyForesaw_isALogged500Problem() throws Exception {
    try (var log = new LogOf(RunnerServer.class);
        var runner = runner()) {
      try (var client = Member.client(runner.dynamo())) {
        client.deleteTable(r -> r.tableName(LocalStore.TABLE));
      }

      var answer =
          post(
              runner,
              "/api/replay",
              "{\"tenant\":\"demo\",\"id\":\"2026-01-01T00:00:00Z#" + "0".repeat(64) + "\"}");

      assertEquals(500, answer.statusCode());
      assertEquals("application/problem+json", answer.headers().firstValue("content-type").get());
      assertTrue(answer.body().contains("urn:countersign:problem:defect"), answer.body());
      assertEquals(1, log.records.size());
      assertTrue(log.records.getFirst().getThrown() != null);
    }
  }

  @Test
  void refused_ofATenantWithoutAnOutcome_isListed() throws Exception {
    try (var runner = runner()) {
      new ApplyTenant(runner.ledger()).apply(TENANT);
      assertEquals(422, sendOfNoUse(runner));
      runner.poll();

      var listed = get(runner, "/api/refused");

      assertTrue(listed.contains("\"kept\":[{\"id\":"), listed);
    }
  }

  @Test
  void decision_thatCannotBeRecorded_saysThatNothingWas() throws Exception {
    try (var runner = runner()) {
      var answer = post(runner, "/api/resolve", "{}");

      assertEquals(422, answer.statusCode());
      assertTrue(answer.body().contains("nothing was recorded"), answer.body());
    }
  }

  private static Runner runner() throws Exception {
    return Runner.start(new Runner.Options(0, null, event -> {}));
  }

  private static int sendOfNoUse(Runner runner) throws Exception {
    var json =
        ((Reading.Read<Json>)
                StrictJson.parse("{\"act\":\"attested\"}".getBytes(StandardCharsets.UTF_8)))
            .value();
    var signed =
        Sender.of(TENANT, "crm", null).sign(runner.uri(), "m1", runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      return signed.send(client).statusCode();
    }
  }

  private static String get(Runner runner, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(runner.uri().resolve(path)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static HttpResponse<String> post(Runner runner, String path, String body)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(runner.uri().resolve(path))
              .header("X-Countersign", "1")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** What is logged under a class's name, while this is open. */
  private static final class LogOf extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogOf(Class<?> source) {
      this.logger = Logger.getLogger(source.getName());
      logger.setUseParentHandlers(false);
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
      logger.setUseParentHandlers(true);
    }
  }
}
