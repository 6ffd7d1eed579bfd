package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.books.BookNames;
import dev.countersign.local.books.OurBooks;
import dev.countersign.local.books.SealedBooks;
import dev.countersign.local.books.TableBooks;
import dev.countersign.local.books.UnusableBooks;
import dev.countersign.local.table.LocalStore;
import dev.countersign.local.table.OpenTable;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the claimed and the attested book lie. */
final class BookOptions {
  @Option(
      names = "--month",
      paramLabel = "FILE",
      description =
          "A sealed month, such as acme-2026-11.sealed; may be given several times, also of the"
              + " months around the one that is compared.")
  private List<Path> months = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a local runner that is stopped, instead of sealed months.")
  private @Nullable Path data;

  @Option(
      names = "--runner",
      paramLabel = "URL",
      description = "The address of a local runner that runs, instead.")
  private @Nullable URI runner;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "A table in AWS instead; the AWS SDK finds account, region and AWS_ENDPOINT_URL.")
  private @Nullable String table;

  @Option(
      names = "--keys",
      paramLabel = "FILE|URL",
      description =
          "Verify each sealed month first, by the seller's keys: what GET /v1/keys answered, saved,"
              + " or its address.")
  private @Nullable String keys;

  /** What is done with open books. */
  @FunctionalInterface
  interface Work<T> {
    T with(OurBooks books) throws IOException;
  }

  /** Whether the books lie in one place. */
  boolean areGiven() {
    int places = months.isEmpty() ? 0 : 1;
    places += data == null ? 0 : 1;
    places += runner == null ? 0 : 1;
    places += table == null ? 0 : 1;
    return places == 1;
  }

  /** How much will be read of them, about, in bytes. */
  long bytes() throws IOException {
    long bytes = 0;
    for (Path month : months) {
      if (!Files.isRegularFile(month)) {
        throw new UnusableBooks(month + ": no such file");
      }
      bytes += Files.size(month);
    }
    return bytes;
  }

  /** What they are read from, for people. */
  String named() {
    if (months.isEmpty()) {
      return "read from the table";
    }
    String files = months.size() == 1 ? "1 month file" : months.size() + " month files";
    return files + (keys == null ? ", not verified" : ", verified");
  }

  /** Opens the books and closes them after the work. */
  <T> T open(TenantId tenant, BookNames names, Work<T> work) throws IOException {
    if (data != null) {
      if (!Files.isDirectory(data)) {
        throw new UnusableBooks(data + ": no such folder");
      }
      try (var store = LocalStore.open(data)) {
        return work.with(new TableBooks(tenant, store.ledger(), names, Instant.now()));
      }
    }
    if (table != null || runner != null) {
      try (var open = table()) {
        return work.with(new TableBooks(tenant, open.ledger(), names, Instant.now()));
      }
    }
    verify();
    return work.with(new SealedBooks(tenant, months, names));
  }

  private OpenTable table() throws IOException {
    if (table != null) {
      return OpenTable.inAws(table);
    }
    try {
      return OpenTable.ofRunner(Objects.requireNonNull(runner));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void verify() throws IOException {
    if (keys == null) {
      return;
    }
    byte[] read;
    try (var in = SellerKeySet.of(keys).open()) {
      read = in.readAllBytes();
    }
    var seller =
        SellerKeys.parse(read)
            .asOptional()
            .orElseThrow(() -> new UnusableBooks("--keys: not a set of the seller's keys"));
    for (Path month : months) {
      var others =
          months.stream().filter(other -> !other.equals(month)).map(MonthFile::at).toList();
      var report =
          new MonthVerifier(MonthGiven.ofMonths(seller, others)).verify(MonthFile.at(month));
      if (!report.holds()) {
        report.summary().forEach(System.err::println);
        throw new UnusableBooks(month + ": it has faults; look at it with countersign verify");
      }
    }
  }
}
