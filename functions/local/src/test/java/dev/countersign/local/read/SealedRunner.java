package dev.countersign.local.read;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.run.Runner;
import dev.countersign.local.seal.MonthSealing;
import dev.countersign.local.send.Sender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A runner that has sealed months, one of them with a billed outcome. */
public final class SealedRunner implements AutoCloseable {
  static final TenantId TENANT = new TenantId("kinds");

  /** Longer than anything is held by the tenant's terms: then it is billed. */
  private static final Duration OVER_THE_HOLD = Duration.ofHours(80);

  /** Longer than a month and what it waits for before it is closed. */
  private static final Duration OVER_A_MONTH = Duration.ofDays(36);

  /** Longer than a runner waits between closing a month and reading it. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  private static final int MOST_MONTHS = 6;

  private final Runner runner;

  private SealedRunner(Runner runner) {
    this.runner = runner;
  }

  /** Starts it in this folder; the tenant's file says this of its readers. */
  static SealedRunner start(Path data, String readers) throws Exception {
    var content =
        ((TenantFolder.Folder.Good)
                TenantFolder.read(
                    RepositoryFiles.root().resolve("functions/local/src/test/tenants/every-kind")))
            .content();
    var runner = Runner.start(new Runner.Options(0, data, event -> {}));
    new ApplyTenant(runner.ledger()).apply(content);
    runner.ledger().registry().putTenant(TENANT, tenant(TENANT, readers));
    try (var http = HttpClient.newHttpClient()) {
      String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      for (String source : new String[] {"agents", "crm"}) {
        var said = source.equals("crm") ? ticket(now) : session(now);
        var answer =
            Sender.of(content, source, null)
                .sign(runner.uri(), "m-" + source, Instant.now(), said)
                .send(http);
        if (answer.statusCode() != 200) {
          throw new IOException(answer.body());
        }
      }
    }
    runner.clock().pass(OVER_THE_HOLD);
    runner.settle();
    sealAll(runner, data, TENANT);
    return new SealedRunner(runner);
  }

  /** A tenant's text with these readers, in YAML's flow style. */
  public static String tenant(TenantId tenant, String readers) {
    return ("{id: %s, name: A tenant, pseudonym_key: {inline: kinds-pseudonyms-0123456789abcdef},"
            + " readers: [%s]}")
        .formatted(tenant, readers);
  }

  /** Passes over the month that is open by the runner's clock, and seals it and those before. */
  public static void sealAll(Runner runner, Path data, TenantId tenant) throws Exception {
    runner.poll();
    runner.clock().pass(OVER_A_MONTH);
    try (var sealing = MonthSealing.ofRunner(runner.uri(), data)) {
      for (int month = 0; month < MOST_MONTHS; month++) {
        var _ = sealing.due().seal(tenant, runner.clock().instant());
        runner.clock().pass(SETTLING);
      }
    }
  }

  Runner runner() {
    return runner;
  }

  private static Json session(String now) {
    return json(
        """
        {"id":"ses_1","agent":{"id":"support"},"started_at":"%s","handled_by":"agent"}\
        """
            .formatted(now));
  }

  private static Json ticket(String now) {
    return json(
        """
        {"act":"attested","outcome":"ticket_resolved","record":{"type":"ticket","id":"T-1"},\
        "session":"ses_1","occurred_at":"%s"}\
        """
            .formatted(now));
  }

  private static Json json(String text) {
    return ((Reading.Read<Json>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))).value();
  }

  @Override
  public void close() {
    runner.close();
  }
}
