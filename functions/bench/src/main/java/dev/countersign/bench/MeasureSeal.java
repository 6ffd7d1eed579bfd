package dev.countersign.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.month.seal.Sealing;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures sealing a month of so many entries: time of the processor, the most memory that was in
 * use, and the size of the file. Entries are made when they are read, so the table's time is not in
 * it.
 */
final class MeasureSeal {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final TenantId TENANT = new TenantId("bench");
  private static final YearMonth PERIOD = YearMonth.of(2026, 11);
  private static final Instant CLOSED = Instant.parse("2026-12-04T00:00:00Z");

  private MeasureSeal() {}

  /**
   * Prints a line for each month.
   *
   * @param arguments how many entries each month has
   */
  public static void main(String... arguments) throws IOException {
    measure(1000); // what runs first is slow
    for (String entries : arguments) {
      System.out.println(measure(Integer.parseInt(entries)));
    }
  }

  private static String measure(int entries) throws IOException {
    var folder = Files.createTempDirectory("seal");
    var month =
        new GeneratedMonth(
            entries, IndexedMonth.first(Instant.parse("2026-11-02T00:00:00Z"), ZoneOffset.UTC, 1));
    var ledger = new InMemoryLedger();
    var keys = ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");
    var ports =
        new SealPorts(
            month,
            ledger.outcomes(),
            ledger.registry(),
            (part, of, each) -> {},
            new KnownMonths(month, ledger.registry(), System::nanoTime),
            (tenant, type) -> Optional.empty(),
            new FolderFiles(folder),
            () -> keys,
            name -> Optional.empty(),
            folder);
    var seal = new SealMonth(ports, Duration.ZERO);
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long begun = MACHINE.getProcessCpuTime();
    var sealed = (Sealing.Sealed) seal.seal(TENANT, PERIOD, CLOSED);
    double seconds = (MACHINE.getProcessCpuTime() - begun) / 1e9;
    long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    long size = Files.size(folder.resolve(sealed.file()));
    return "| %,d | %.1f | %.0f | %.1f | %.2f |"
        .formatted(entries, seconds, peak / 1e6, month.bytes() / 2e6, size / 1e6);
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
