package dev.countersign.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.Difference;
import dev.countersign.forms.books.BookNames;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportProfileForm;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.books.Comparison;
import dev.countersign.local.books.SealedBooks;
import dev.countersign.local.export.BlindedFile;
import dev.countersign.local.export.ExportFile;
import dev.countersign.local.export.TheirBook;
import dev.countersign.testing.oracle.books.MadeBooks;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures comparing three made-up books of so many results: whether each cell has what it must
 * have, time of the processor, and the most memory that was in use. Open and blinded.
 */
final class MeasureBooks {
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final TenantId TENANT = new TenantId("acme");
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));
  private static final String SEALED = "acme-2026-11.sealed";

  private final MadeBooks books;
  private final int results;
  private final Path folder;
  private final ExportProfile profile;

  private MeasureBooks(int results) throws IOException {
    this.books = new MadeBooks(results, results);
    this.results = results;
    this.folder = Files.createTempDirectory("books");
    this.profile =
        switch (ExportProfileForm.read(MadeBooks.PROFILE)) {
          case Reading.Read<ExportProfile>(ExportProfile read) -> read;
          case Reading.Unreadable<ExportProfile> wrong ->
              throw new IllegalStateException(wrong.problems().toString());
        };
    try (var out = Files.newBufferedWriter(folder.resolve(SEALED))) {
      books.month(out);
    }
    try (var out = Files.newBufferedWriter(folder.resolve("export.csv"))) {
      books.export(out);
    }
  }

  /**
   * Prints a line for each comparison.
   *
   * @param arguments how many results the books have
   */
  public static void main(String... arguments) throws IOException {
    new MeasureBooks(1000).open(); // what runs first is slow
    for (String results : arguments) {
      var measure = new MeasureBooks(Integer.parseInt(results));
      System.out.println("open    " + measure.open());
      System.out.println("blinded " + measure.blinded());
    }
  }

  private String open() throws IOException {
    var names = BookNames.open();
    return compared(names, new ExportFile(folder.resolve("export.csv"), profile, names));
  }

  private String blinded() throws IOException {
    var names = BookNames.under(PSEUDONYMS);
    var file = folder.resolve("blinded.ndjson");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      var open = new ExportFile(folder.resolve("export.csv"), profile, names);
      var _ = BlindedFile.write(open, TENANT, PSEUDONYMS, out);
    }
    return compared(names, new BlindedFile(file, TENANT, PSEUDONYMS));
  }

  private String compared(BookNames names, TheirBook theirs) throws IOException {
    var ours = new SealedBooks(TENANT, List.of(folder.resolve(SEALED)), names);
    long bytes = Files.size(folder.resolve(SEALED)) + Files.size(folder.resolve("export.csv"));
    var comparison =
        new Comparison(TENANT, YearMonth.of(2026, 11), Duration.ofDays(1), folder, bytes);
    Map<String, Integer> found = new TreeMap<>();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long begun = MACHINE.getProcessCpuTime();
    long started = System.nanoTime();
    var _ =
        comparison.run(
            ours,
            "made up",
            theirs,
            finding -> found.merge(cell(finding), size(finding), Integer::sum));
    double wall = (System.nanoTime() - started) / 1e9;
    double processor = (MACHINE.getProcessCpuTime() - begun) / 1e9;
    long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    found.remove("");
    return "| %,d | %,d | %.1f | %s | %.1f | %.1f | %.0f |"
        .formatted(
            results,
            books.lines(),
            bytes / 1e6,
            found.equals(books.cells()) ? "exact" : "WRONG " + found + " not " + books.cells(),
            processor,
            wall,
            peak / 1e6);
  }

  private static int size(BookFinding finding) {
    return finding instanceof BookFinding.OtherMonth(int lines) ? lines : 1;
  }

  private static String cell(BookFinding finding) {
    return switch (finding) {
      case BookFinding.InCell in -> {
        var words = new StringBuilder(in.cell().word());
        for (Difference difference : in.differs()) {
          words.append(' ').append(difference.word());
        }
        yield words.toString();
      }
      case BookFinding.Unsettled not -> "cannot_settle " + not.why().reason();
      case BookFinding.SetAside aside -> "other type";
      case BookFinding.Asked asked -> "asked";
      case BookFinding.TakenBack taken -> "";
      case BookFinding.OtherMonth other -> "other month";
    };
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
