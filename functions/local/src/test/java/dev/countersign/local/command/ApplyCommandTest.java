package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState.StandingResult;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign apply} against a runner: what is stored counts. */
@Timeout(60)
final class ApplyCommandTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final String TYPE = "ticket_resolved";

  @TempDir private Path folder;

  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @BeforeEach
  void copyTheDemoTenant() throws IOException {
    Path demo = RepositoryFiles.root().resolve("infra/tenants/demo");
    try (Stream<Path> files = Files.walk(demo)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path there = folder.resolve(demo.relativize(file).toString());
        Files.createDirectories(there.getParent());
        Files.copy(file, there);
      }
    }
  }

  @Test
  void check_withoutARunner_validatesTheFolderAlone() {
    assertEquals(0, apply("http://127.0.0.1:9", "--check"));
    assertTrue(streams.err().contains("what is stored is not seen"), streams.err());
  }

  @Test
  void check_ruleThatFailsOnTheExample_isAWarning() throws IOException {
    secondVersion(
        "2090-01-01T00:00:00Z", "free_when: [{reason: dear, if: '$number(\"n/a\") > 1'}]\n");

    assertEquals(0, apply("http://127.0.0.1:9", "--check"));
    assertTrue(streams.err().contains("rule dear fails on the example"), streams.err());
  }

  @Test
  void apply_termsOfThePast_areRefusedAloneAndWithCheck() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      new ApplyTenant(runner.ledger()).apply(content());
      secondVersion("2026-02-01T00:00:00Z", "");

      for (String[] options : List.of(new String[0], new String[] {"--check"})) {
        assertEquals(1, apply(runner.uri().toString(), options));
        assertTrue(streams.err().contains(TYPE + "@2: REFUSED, /effective_from: "), streams.err());
      }
      assertEquals(1, runner.ledger().registry().terms(DEMO, new OutcomeType(TYPE)).size());
    }
  }

  @Test
  void apply_retroactive_saysWhatItBillsAndHasItDecidedAnew() throws Exception {
    try (var runner = Runner.start(new Runner.Options(0, null, event -> {}))) {
      new ApplyTenant(runner.ledger()).apply(content());
      var started = runner.clock().instant().minus(Duration.ofDays(5));
      send(runner, "agents", "s1", recorded(started));
      send(runner, "crm", "m1", said(started.plusSeconds(60)));
      await(runner, "0.99 EUR");
      secondVersion(started.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString(), "");

      assertEquals(0, apply(runner.uri().toString(), "--retroactive", "--check"));
      assertEquals(
          "{\"claim\":\"ticket_resolved/ticket/T-1\",\"was\":\"0.99 EUR\",\"would_be\":\"1.20"
              + " EUR\"}\n",
          streams.out());
      assertEquals(1, runner.ledger().registry().terms(DEMO, new OutcomeType(TYPE)).size());

      assertEquals(0, apply(runner.uri().toString(), "--retroactive"));
      assertTrue(streams.err().contains("decided anew within a minute: 1 outcomes"), streams.err());
      await(runner, "1.20 EUR");
    }
  }

  private static void await(Runner runner, String billed) throws InterruptedException {
    while (!billed(runner).equals(billed)) {
      Thread.sleep(20);
    }
  }

  private static String billed(Runner runner) {
    return runner
        .ledger()
        .outcomes()
        .last(DEMO, Claim.of(new OutcomeType(TYPE), List.of("ticket", "T-1")))
        .map(StoredEntry::entry)
        .flatMap(entry -> entry.billed().standing())
        .map(StandingResult::amount)
        .map(Money::toString)
        .orElse("nothing");
  }

  private void send(Runner runner, String source, String id, String body) throws Exception {
    var json =
        ((Reading.Read<Json>) StrictJson.parse(body.getBytes(StandardCharsets.UTF_8))).value();
    var request =
        Sender.of(content(), source, null).sign(runner.uri(), id, runner.clock().instant(), json);
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(2, request.send(client).statusCode() / 100);
    }
  }

  private static String recorded(Instant started) {
    return """
    {"id":"ses_1","agent":{"id":"support"},"started_at":"%s"}\
    """
        .formatted(started);
  }

  private static String said(Instant occurred) {
    return """
    {"act":"attested","outcome":"ticket_resolved","record":{"type":"ticket","id":"T-1"},\
    "session":"ses_1","occurred_at":"%s"}\
    """
        .formatted(occurred);
  }

  /** The demo's terms of tickets, dearer and from another time. */
  private void secondVersion(String from, String more) throws IOException {
    String text = Files.readString(folder.resolve("terms/ticket_resolved.yaml"));
    Files.writeString(
        folder.resolve("terms/ticket_resolved_2.yaml"),
        text.replaceAll("(?m)^version: 1$", "version: 2")
                .replaceAll("(?m)^effective_from: .*$", "effective_from: " + from)
                .replace("each: \"0.99\"", "each: \"1.20\"")
                .replaceAll(more.isEmpty() ? "$^" : "(?m)^free_when: .*$\\n?", "")
            + more);
  }

  private TenantFolder.Content content() {
    return ((TenantFolder.Folder.Good) TenantFolder.read(folder)).content();
  }

  private int apply(String runner, String... options) {
    streams.reset();
    return Countersign.run(
        Stream.concat(Stream.of("apply", folder.toString(), "--to", runner), Stream.of(options))
            .toArray(String[]::new));
  }
}
