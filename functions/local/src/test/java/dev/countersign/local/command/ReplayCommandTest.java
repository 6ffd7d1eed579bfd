package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.members.Member;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import dev.countersign.local.table.LocalStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code countersign replay} against a runner. */
final class ReplayCommandTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  @Test
  void replay_onceTheTermsAreThere_decidesOnceAndOnlyForItsOwnPage() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      new ApplyTenant(runner.ledger()).apply(TENANT);
      // The help desk may say nothing of cancellations.
      assertEquals(422, send(runner, "helpdesk"));
      var refused = only(runner);
      assertEquals(0, run(runner));
      assertEquals(1, run(runner, refused.id()));

      runner.ledger().registry().putTerms(DEMO, new OutcomeType("cancellation_saved"), 2, terms());
      assertEquals(404, replayFromAnotherPage(runner, refused.id()));
      assertEquals(0, run(runner, "--all"));
      assertTrue(only(runner).decidedAt().isPresent());
      assertEquals(1, runner.ledger().outcomes().history(DEMO, claim()).size());
      assertEquals(0, run(runner, refused.id()));
      assertEquals(1, runner.ledger().outcomes().history(DEMO, claim()).size());
      assertEquals(1, run(runner, "2026-01-01T00:00:00Z#" + "0".repeat(64)));
    }
  }

  @Test
  void replay_withOneThatCantBeRead_listsAndDecidesTheOthersAndSaysHowMany() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      new ApplyTenant(runner.ledger()).apply(TENANT);
      assertEquals(422, send(runner, "helpdesk"));
      assertEquals(422, send(runner, "helpdesk", "C-10"));
      damage(runner, runner.ledger().refusals().list(DEMO, 1).getFirst());

      var listed = Captured.of(() -> run(runner));

      assertEquals(1, listed.status());
      assertEquals(1, listed.out().lines().count(), listed.out());
      assertTrue(listed.err().contains(": read an item: it lacks source"), listed.err());
      assertTrue(listed.err().contains("1 refused deliveries can't be read now"), listed.err());

      runner.ledger().registry().putTerms(DEMO, new OutcomeType("cancellation_saved"), 2, terms());
      var replayed = Captured.of(() -> run(runner, "--all"));
      assertEquals(1, replayed.status(), "one is left");
      assertTrue(only(runner).decidedAt().isPresent());
    }
  }

  @Test
  void apply_whatWaitedForTerms_isDecidedAtOnce(@TempDir Path folder) throws Exception {
    Path demo = RepositoryFiles.root().resolve("infra/tenants/demo");
    copy(demo, folder);
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      Files.delete(folder.resolve("terms/cancellation_saved.yaml"));
      assertEquals(0, apply(runner, folder));
      assertEquals(422, send(runner, "crm"));
      assertTrue(only(runner).problems().toString().contains("no terms"));

      copy(demo, folder);
      assertEquals(0, apply(runner, folder));

      assertTrue(only(runner).decidedAt().isPresent());
      assertEquals(1, runner.ledger().outcomes().history(DEMO, claim()).size());
    }
  }

  private static int apply(Runner runner, Path folder) {
    return Countersign.run("apply", folder.toString(), "--to", runner.uri().toString());
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path there = to.resolve(from.relativize(file).toString());
        Files.createDirectories(there.getParent());
        Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static dev.countersign.domain.Claim claim() {
    return dev.countersign.domain.Claim.of(
        new OutcomeType("cancellation_saved"), java.util.List.of("C-9"));
  }

  private static RefusedDelivery only(Runner runner) {
    var all = runner.ledger().refusals().list(DEMO, 10);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  /** Takes an attribute away that no release is without. */
  private static void damage(Runner runner, RefusedDelivery kept) {
    try (var client = Member.client(runner.dynamo())) {
      var item =
          client.scanPaginator(r -> r.tableName(LocalStore.TABLE)).items().stream()
              .filter(one -> one.containsKey("problems"))
              .filter(one -> sortKey(one).endsWith(kept.evidence().digest().hex()))
              .findFirst()
              .orElseThrow();
      client.updateItem(r ->
          r.tableName(LocalStore.TABLE)
              .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
              .updateExpression("REMOVE #source")
              .expressionAttributeNames(Map.of("#source", "source")));
    }
  }

  private static String sortKey(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("sk")).s();
  }

  private static int run(Runner runner, String... arguments) {
    var all = new String[arguments.length + 5];
    all[0] = "replay";
    all[1] = "--tenant";
    all[2] = "demo";
    all[3] = "--to";
    all[4] = runner.uri().toString();
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return Countersign.run(all);
  }

  private static int replayFromAnotherPage(Runner runner, String id) throws Exception {
    String body = "{\"tenant\":\"demo\",\"id\":\"" + id + "\"}";
    var request =
        HttpRequest.newBuilder(URI.create(runner.uri() + "/api/replay"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static int send(Runner runner, String source) throws Exception {
    return send(runner, source, "C-9");
  }

  private static int send(Runner runner, String source, String contract) throws Exception {
    String said =
        """
        {"act":"attested","outcome":"cancellation_saved","record":{"type":"contract","id":"%s"},\
        "session":"ses_1","occurred_at":"2026-11-02T10:00:00Z"}\
        """
            .formatted(contract);
    var json =
        ((Reading.Read<Json>) StrictJson.parse(said.getBytes(StandardCharsets.UTF_8))).value();
    var request =
        Sender.of(TENANT, source, null).sign(runner.uri(), "m1", runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      return request.send(client).statusCode();
    }
  }

  private static String terms() {
    return """
    outcome: cancellation_saved
    version: 2
    effective_from: 2026-02-01T00:00:00Z
    sources: [crm, helpdesk]
    claim_by: [record.id]
    match: {by: [session], window: P14D, wait: P7D}
    price: {each: "12.00", currency: EUR}
    """;
  }
}
