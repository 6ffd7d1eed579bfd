package dev.countersign.bench;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.month.seal.SealRun;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what {@code seal} asks of table and bucket for a month of so many entries that lie in a
 * table: in the run that closes it, which is also the first of its day, in the one that seals it,
 * and in one that finds nothing to do. Each run starts anew, as a function does that runs once an
 * hour. The month is the tenant's second one.
 */
final class MeasureSealRequests {
  private static final TenantId TENANT = new TenantId("bench");
  private static final String TABLE = "countersign";
  private static final YearMonth PERIOD = YearMonth.of(2026, 11);
  private static final Instant BEFORE = Instant.parse("2026-11-04T00:00:00Z");
  private static final Instant CLOSING = Instant.parse("2026-12-04T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int TOGETHER = 25;

  /** A table's stream keeps every change, and is dropped after so many. */
  private static final int FORGOTTEN = 200_000;

  private static final int UNIT = 4096;

  private final InProcessDynamo items;
  private final ObservedTable table;
  private final CountedFiles files;
  private final Path folder;
  private final ReceiptSigner keys;

  private MeasureSealRequests(InProcessDynamo items, Path folder) {
    this.items = items;
    this.table = new ObservedTable(items, new Distance(), item -> {});
    this.files = new CountedFiles(new FolderFiles(folder.resolve("months")));
    this.folder = folder;
    this.keys = ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");
  }

  /**
   * Prints three lines for each month.
   *
   * @param arguments how many entries each month has
   */
  public static void main(String... arguments) throws IOException {
    for (String argument : arguments) {
      int entries = Integer.parseInt(argument);
      var folder = Files.createTempDirectory("seal");
      new MeasureSealRequests(filled(entries), folder).print(entries);
    }
  }

  private static InProcessDynamo filled(int entries) {
    var dynamo = new InProcessDynamo();
    var first = IndexedMonth.first(BEFORE.minus(Duration.ofDays(20)), ZoneOffset.UTC, 1);
    var _ = index(dynamo).begin(TENANT, first);
    var _ = index(dynamo).begin(TENANT, first.next(ZoneOffset.UTC));
    var together = new ArrayList<IndexedLeaf>();
    for (int i = 0; i < entries - 1; i++) {
      together.add(GeneratedMonth.leaf(i, entries));
      if (together.size() == TOGETHER || i == entries - 2) {
        put(dynamo, together);
        together.clear();
      }
      if (i % FORGOTTEN == FORGOTTEN - 1) {
        dynamo = dynamo.copy();
      }
    }
    return dynamo.copy();
  }

  private static void put(InProcessDynamo dynamo, List<IndexedLeaf> leaves) {
    if (index(dynamo).putTogether(TENANT, PERIOD, leaves).size() < leaves.size()) {
      throw new IllegalStateException("a leaf was not put");
    }
  }

  private static MonthIndex index(InProcessDynamo dynamo) {
    return new DynamoLedger(dynamo, TABLE).monthIndex();
  }

  private void print(int entries) {
    seal(BEFORE);
    expect(1, seal(BEFORE.plus(HOUR)));
    put(items, List.of(GeneratedMonth.leaf(entries - 1, entries))); // so the day has something new
    print(entries, "closes", 0, CLOSING);
    print(entries, "seals", 1, CLOSING.plus(HOUR));
    print(entries, "later", 0, CLOSING.plus(HOUR).plus(HOUR));
  }

  private void print(int entries, String run, int sealed, Instant now) {
    var _ = table.requests();
    var _ = files.taken();
    var before = items.traffic();
    expect(sealed, seal(now));
    var read = items.traffic().since(before).read();
    var asked = table.requests();
    var bucket = files.taken();
    System.out.println(
        "| %,d, %s | %,d | %s | %.1f | %,d | %d | %d | %.2f | %.2f |"
            .formatted(
                entries,
                run,
                asked.getOrDefault("Query", 0L),
                others(asked),
                read / 1e6,
                read / UNIT,
                bucket.gets(),
                bucket.puts(),
                bucket.read() / 1e6,
                bucket.written() / 1e6));
  }

  private static String others(Map<String, Long> requests) {
    return String.join(
        ", ",
        requests.entrySet().stream()
            .filter(each -> !each.getKey().equals("Query") && each.getValue() > 0)
            .map(each -> each.getValue() + " " + each.getKey())
            .toList());
  }

  private static void expect(int sealed, SealRun.Report report) {
    if (report.sealed() != sealed || report.failed() > 0) {
      throw new IllegalStateException(report.toString());
    }
  }

  private SealRun.Report seal(Instant now) {
    var ledger = new DynamoLedger(table, TABLE);
    var index = ledger.monthIndex();
    var ports =
        new SealPorts(
            index,
            ledger.outcomes(),
            ledger.registry(),
            ledger.entryScan(),
            new KnownMonths(index, ledger.registry(), System::nanoTime),
            (tenant, type) -> Optional.empty(),
            files,
            () -> keys,
            name -> Optional.empty(),
            folder);
    var due = new SealDue(ports, new SealMonth(ports, SealMonth.SETTLING), events -> List.of());
    return new SealRun(index, due, () -> now).until(now.plus(HOUR));
  }
}
