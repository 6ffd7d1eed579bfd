package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.local.table.LocalStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign seal} on what a runner kept. */
final class SealCommandTest {
  private static final TenantId TENANT = new TenantId("acme");

  @TempDir private Path data = Path.of("");

  private final YearMonth now = YearMonth.from(Instant.now().atZone(ZoneOffset.UTC));
  private final YearMonth past = now.minusMonths(3);

  @Test
  void seal_ofAMonthThatIsOver_writesItsFileOnce() {
    months();
    var sealed = run("--tenant", "acme", "--period", past.toString(), "--data", data.toString());
    var again = run("--tenant", "acme", "--period", past.toString(), "--data", data.toString());

    assertEquals(0, sealed.status(), sealed.err());
    assertTrue(
        sealed.out().contains("\"file\":\"acme-" + past + ".sealed\",\"leaves\":1"), sealed.out());
    assertTrue(sealed.out().contains("\"log_index\":0"), sealed.out());
    assertEquals(sealed, again);
    assertTrue(Files.exists(data.resolve("months/acme-" + past + ".proof")));
    assertTrue(Files.exists(data.resolve("months/log/checkpoint")));
  }

  @Test
  void seal_ofAMonthThatIsOpen_saysUntilWhen() {
    months();
    var open = run("--tenant", "acme", "--period", now.toString(), "--data", data.toString());

    assertEquals(1, open.status(), open.err());
    String closes = now.plusMonths(1).atDay(4) + "T00:00:00Z";
    assertEquals(
        "{\"period\":\"%s\",\"not_sealed\":\"open\",\"closes_at\":\"%s\"}".formatted(now, closes),
        open.out().strip());
  }

  @Test
  void seal_ofAllThatAreDue_sealsTheOldestFirst() {
    months();
    var due = run("--tenant", "acme", "--data", data.toString());

    var lines = due.out().lines().toList();
    assertTrue(lines.size() >= 2, due.out());
    assertTrue(lines.get(0).startsWith("{\"period\":\"" + past + "\",\"file\""), due.out());
    assertTrue(
        lines.get(1).startsWith("{\"period\":\"" + past.plusMonths(1) + "\",\"file\""), due.out());
  }

  /** What a runner writes just then could be missing in the file. */
  @Test
  void seal_ofAFolderThatARunnerHas_isRefused() {
    months();
    try (var _ = LocalStore.open(data)) {
      var refused = run("--tenant", "acme", "--data", data.toString());

      assertEquals(1, refused.status());
      assertTrue(
          refused.err().endsWith(" is in use: stop the runner that has it, or name its address\n"),
          refused.err());
    }
    assertTrue(Files.notExists(data.resolve("months")));
  }

  @Test
  void seal_withNeitherAFolderNorATable_isWrongUsage() {
    assertEquals(2, run("--tenant", "acme").status());
    assertEquals(2, run("--tenant", "acme", "--table", "t").status());
    assertEquals(2, run("--tenant", "A B", "--data", data.toString()).status());
  }

  @Test
  void seal_ofWhatIsNoMonth_saysHowOneIsWritten() {
    var wrong = run("--tenant", "acme", "--period", "2026-13", "--data", data.toString());

    assertEquals(2, wrong.status());
    assertTrue(
        wrong.err().startsWith("Invalid value for option '--period': '2026-13' is no month, such"),
        wrong.err());
  }

  /** Else a month of a stack could be closed before it is over. */
  @Test
  void seal_atATimeElsewhereThanInAStoppedFolder_isWrongUsage() {
    String time = "2026-10-05T08:00:00Z";
    var table = run("--tenant", "acme", "--table", "t", "--at", time);
    var runner =
        run("--tenant", "acme", "--data", data.toString(), "--to", "http://[::1]:1", "--at", time);

    assertEquals(2, table.status());
    assertTrue(table.err().contains("--at goes with --data alone"), table.err());
    assertEquals(2, runner.status());
    assertTrue(runner.err().contains("--at goes with --data alone"), runner.err());
  }

  /** Two months that were closed long ago, and those after them. */
  private void months() {
    try (var store = LocalStore.open(data)) {
      var index = store.ledger().monthIndex();
      var first =
          IndexedMonth.first(
              past.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, 1);
      var _ = index.begin(TENANT, first);
      var _ = index.begin(TENANT, first.next(ZoneOffset.UTC));
      var closed = Instant.now().minusSeconds(3600);
      var _ = index.close(TENANT, past, closed);
      var _ = index.close(TENANT, past.plusMonths(1), closed);
    }
  }

  private static Captured run(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "seal";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Captured.of(() -> Countersign.run(all));
  }
}
