package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of seal: what it answers and measures. */
final class SealFunctionTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Duration WHOLE = Duration.ofMinutes(15);

  @TempDir private Path folder;

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MetricLines metrics = new MetricLines();
  private final SealRuns seals = new SealRuns(ledger, TestInvocation.measuredBy(metrics));

  @Test
  void seal_noTenants_isDoneAndMeasuresNothing() {
    assertEquals(
        "{\"sealed\":0,\"waiting\":0,\"left\":0,\"failed\":0,\"overdue\":0}",
        seals.seal(folder, WHOLE));
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void seal_monthThatWasClosedLongAgo_isSealed() {
    var month = seals.begin(ACME, Duration.ofDays(100));
    var _ = ledger.monthIndex().close(ACME, month.period(), Instant.now().minusSeconds(3600));

    var answer = seals.seal(folder, WHOLE);

    assertTrue(answer.startsWith("{\"sealed\":1,\"waiting\":1,"), answer);
    assertTrue(Files.exists(folder.resolve("months/acme-" + month.period() + ".sealed")));
    // The month after it was closed by this run.
    assertTrue(metrics.values().containsKey("MonthsOverdue"), metrics.text().toString());
  }

  @Test
  void seal_tenantThatCantBeRead_isMeasured() {
    var _ = seals.begin(ACME, Duration.ofDays(100));
    ledger.registry().putTenant(ACME, "not a tenant");

    var answer = seals.seal(folder, WHOLE);

    assertTrue(answer.contains("\"failed\":1"), answer);
    assertEquals(Map.of("SealFailed", 1L), metrics.values());
  }

  @Test
  void seal_timeIsOver_beginsNoTenant() {
    var _ = seals.begin(ACME, Duration.ofDays(100));

    var answer = seals.seal(folder, Duration.ofMinutes(8));

    assertTrue(answer.contains("\"left\":1"), answer);
    assertTrue(ledger.monthIndex().months(ACME).getFirst().isOpen());
  }
}
