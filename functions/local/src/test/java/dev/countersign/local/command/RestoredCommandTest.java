package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.desk.ListHeld;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code countersign restored} on what a runner kept: its folder is put back to an earlier time.
 */
final class RestoredCommandTest {
  private static final ZoneId ZONE_OF_POLICIES = ZoneId.of("Europe/Berlin");
  private static final TenantFolder.Content TENANT =
      ((TenantFolder.Folder.Good)
              TenantFolder.read(RepositoryFiles.root().resolve("infra/tenants/demo")))
          .content();

  @TempDir private Path folder = Path.of("");

  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<PublishedEvent> bus = new CopyOnWriteArrayList<>();

  @Test
  void restored_thenAllSentAgainInAnotherOrder_changesNoBill() throws Exception {
    Path data = lostAndRestored();
    Path events = published();

    var told = run("--events", events.toString(), "--data", data.toString());
    var again = run("--events", events.toString(), "--data", data.toString(), "--grace", "PT1H");

    assertEquals(0, told.status(), told.err());
    assertEquals(1, told.out().lines().count());
    assertTrue(told.out().contains("\"restored\":\"told\",\"status\":\"Billable\""), told.out());
    assertTrue(told.out().contains("\"billed\":\"25.00\",\"currency\":\"EUR\""), told.out());
    assertEquals(0, again.status(), again.err());
    assertTrue(again.out().contains("\"restored\":\"known\""), again.out());
    try (var runner = runner(data)) {
      send(runner, "crm", "m2", policy("restated", 2, "1000.00"));
      send(runner, "crm", "m1", policy("attested", 1, "1200.00"));
      assertEquals("restored", runner.standing().getFirst().entry().reasonOrNull());
      runner.clock().pass(Duration.ofHours(25));
      runner.settle();

      var entry = runner.standing().getFirst().entry();
      assertEquals(OutcomeStatus.BILLABLE, entry.status());
      assertEquals("null", String.valueOf(entry.reasonOrNull()));
      assertEquals(2, entry.billed().revisions());
    }
    assertEquals(3, results().size());
    assertEquals(2500, net());
  }

  @Test
  void restored_andNothingSentAgain_takesItBackWhenTheGraceEnds() throws Exception {
    Path data = lostAndRestored();
    assertEquals(0, run("--events", published().toString(), "--data", data.toString()).status());
    try (var runner = runner(data)) {
      runner.clock().pass(Duration.ofHours(23));
      runner.settle();
      assertEquals(2500, net());

      runner.clock().pass(Duration.ofHours(2));
      runner.settle();

      assertEquals(0, net());
    }
  }

  @Test
  void restored_fileWithMistakes_namesLineAndFieldAndTellsNothing() throws Exception {
    Path data = lostAndRestored();
    var lines = new ArrayList<>(Files.readAllLines(published()));
    int place =
        lines.indexOf(lines.stream().filter(l -> l.contains("25.00")).findFirst().orElse(""));
    lines.set(place, lines.get(place).replace("\"amount_minor\":2500", "\"amount_minor\":2600"));
    lines.add("no JSON");
    Path events = Files.write(folder.resolve("mistaken.ndjson"), lines);

    var ran = run("--events", events.toString(), "--data", data.toString());

    assertEquals(1, ran.status());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("line " + (place + 1) + ": /detail/data/amount: "), ran.err());
    assertTrue(ran.err().contains("line " + lines.size() + ": not JSON"), ran.err());
    try (var runner = runner(data)) {
      assertEquals(List.of(), runner.standing());
    }
  }

  @Test
  void restored_contradictoryEvents_areAProblemOfTheirOutcomeAlone() throws Exception {
    Path data = lostAndRestored();
    var lines = new ArrayList<>(Files.readAllLines(published()));
    lines.add(lines.getFirst().replace("\"meter\":\"policy_signed\"", "\"meter\":\"other\""));
    Path events = Files.write(folder.resolve("contradictory.ndjson"), lines);

    var ran = run("--events", events.toString(), "--data", data.toString());

    assertEquals(1, ran.status(), ran.err());
    assertTrue(ran.out().contains("\"restored\":\"problem\""), ran.out());
    assertTrue(ran.out().contains("\"reason\":\"contradiction\""), ran.out());
  }

  @Test
  void restored_wrongUsage_isTold() throws IOException {
    Path events = Files.createFile(folder.resolve("none.ndjson"));
    String data = folder.toString();
    assertEquals(2, run("--events", events.toString()).status());
    assertEquals(2, run("--events", data + "/no", "--data", data).status());
    assertEquals(2, run("--events", events.toString(), "--data", data + "/no").status());
    assertEquals(2, run("--events", events.toString(), "--table", "t").status());
    assertEquals(2, run("--events", events.toString(), "--data", data, "--table", "t").status());
    assertEquals(2, run("--events", events.toString(), "--data", data, "--grace", "PT0S").status());
  }

  /** The engine knows a key for a day, and nobody can ask it for one result. */
  @Test
  void restored_daysAfterItWasBilled_holdsWhatTheEngineMayHave() throws Exception {
    Path data = lostAndRestored(billing());
    Path events = folder.resolve("old.ndjson");
    var recorded = Pattern.compile("\"(recorded_(at|period))\":\"[^\"]+\"");
    Instant old = started.minus(Duration.ofDays(3));
    var told =
        Map.of("recorded_at", old, "recorded_period", YearMonth.from(old.atZone(ZONE_OF_POLICIES)));
    Files.writeString(
        events,
        recorded
            .matcher(Files.readString(published()))
            .replaceAll(
                found -> "\"%1$s\":\"%2$s\"".formatted(found.group(1), told.get(found.group(1)))));

    var ran = run("--events", events.toString(), "--data", data.toString());

    assertTrue(ran.err().contains("3 postings are held"), ran.err() + ran.out());
    try (var runner = runner(data)) {
      runner.poll();
      var target = new TargetKey(new TenantId("demo"), new TargetName("stripe"));
      var held = new ListHeld(runner.ledger(), tenant -> List.of()).of(target).held();
      assertEquals(
          List.of("unconfirmed", "unconfirmed", "unconfirmed"),
          held.stream().map(each -> each.reason().word()).toList());
    }
  }

  /** The tenant with a target at which nobody answers. */
  private TenantFolder.Content billing() throws IOException {
    Path tenant = folder.resolve("tenant");
    copy(RepositoryFiles.root().resolve("infra/tenants/demo"), tenant);
    Files.writeString(
        tenant.resolve("billing.yaml"),
        """
        targets:
          stripe:
            engine: stripe-meters-v1
            url: https://localhost:1
            from: 2026-01-01T00:00:00Z
            customer: customer
            settings: {meter_id: mtr_1}
            secrets: {key: {inline: opened}}
        """);
    return ((TenantFolder.Folder.Good) TenantFolder.read(tenant)).content();
  }

  /** A session is known; a policy is billed at 30.00, then at 25.00; then that is lost. */
  private Path lostAndRestored() throws Exception {
    return lostAndRestored(TENANT);
  }

  private Path lostAndRestored(TenantFolder.Content tenant) throws Exception {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup");
    try (var runner = runner(data)) {
      new ApplyTenant(runner.ledger()).apply(tenant);
      send(runner, "agents", "s1", session());
      runner.poll();
    }
    copy(data, backup);
    try (var runner = runner(data)) {
      send(runner, "crm", "m1", policy("attested", 1, "1200.00"));
      send(runner, "crm", "m2", policy("restated", 2, "1000.00"));
      runner.poll();
    }
    assertEquals(2500, net());
    copy(backup, folder.resolve("restored"));
    return folder.resolve("restored");
  }

  private Runner runner(Path data) throws IOException {
    return Runner.start(new Runner.Options(0, data, bus::add));
  }

  /** Some of the lines as EventBridge has them; what bills nothing is among them. */
  private Path published() throws IOException {
    var lines = new ArrayList<String>();
    for (PublishedEvent event : bus) {
      String detail = new String(event.detail(), UTF_8);
      lines.add(
          lines.size() % 2 == 0
              ? detail
              : "{\"detail-type\":\"" + event.detailType() + "\",\"detail\":" + detail + "}");
    }
    lines.add("");
    return Files.write(folder.resolve("events.ndjson"), lines);
  }

  private Map<String, Long> results() {
    var results = new LinkedHashMap<String, Long>();
    for (PublishedEvent event : bus) {
      if (event.detailType().equals("BillableResult")) {
        var data = (Json.Obj) json(new String(event.detail(), UTF_8)).get("data").orElseThrow();
        var minor = ((Json.Num) data.get("amount_minor").orElseThrow()).value();
        results.putIfAbsent(event.id(), minor.longValueExact());
      }
    }
    return results;
  }

  /** Each event once, as it came first. */
  private long net() {
    return results().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) ((Reading.Read<Json>) StrictJson.parse(text.getBytes(UTF_8))).value();
  }

  private static void send(Runner runner, String source, String id, String said) throws Exception {
    var request =
        Sender.of(TENANT, source, null)
            .sign(runner.uri(), id, runner.clock().instant(), json(said));
    try (var client = HttpClient.newHttpClient()) {
      var answer = request.send(client);
      assertEquals(200, answer.statusCode(), answer.body());
    }
    runner.poll();
  }

  private String session() {
    return "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"" + started + "\"}";
  }

  private String policy(String act, int second, String value) {
    return """
    {"act":"%s","outcome":"policy_signed","record":{"type":"policy","id":"P-1"},\
    "session":"ses_1","occurred_at":"%s","stated_at":"%s",\
    "value":{"amount":"%s","currency":"EUR"}}\
    """
        .formatted(act, started, started.plusMillis(second), value);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path there = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static Captured run(String... arguments) {
    var all = Stream.concat(Stream.of("restored"), Stream.of(arguments)).toArray(String[]::new);
    return Captured.of(() -> Countersign.run(all));
  }
}
