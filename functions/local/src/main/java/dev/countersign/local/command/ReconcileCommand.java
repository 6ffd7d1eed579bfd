package dev.countersign.local.command;

import dev.countersign.domain.books.BookFinding;
import dev.countersign.domain.books.Cell;
import dev.countersign.local.books.BookSummary;
import dev.countersign.local.books.Comparison;
import dev.countersign.local.books.FindingJson;
import dev.countersign.local.books.UnusableBooks;
import dev.countersign.local.export.BlindedFile;
import dev.countersign.local.export.ExportFile;
import dev.countersign.local.export.TheirBook;
import dev.countersign.local.export.UnusableExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign reconcile}: holds the payer's own books against the month. */
@Command(
    name = "reconcile",
    description = {
      "Holds three books of a month against each other: what sessions claim, what was attested, and"
          + " the payer's own export.",
      "Prints a line of JSON for each result, with the cell that it is in, and a summary. Nothing"
          + " is sent anywhere without --attest."
    },
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Option(
      names = "--period",
      required = true,
      paramLabel = "MONTH",
      description = "The month that is compared, such as 2026-11.")
  private YearMonth period = YearMonth.of(2000, 1);

  @Option(
      names = "--theirs",
      required = true,
      paramLabel = "FILE",
      description = "The payer's export as CSV or NDJSON, or what countersign blind made of it.")
  private Path theirs = Path.of("");

  @Option(
      names = "--wait",
      defaultValue = "P1D",
      paramLabel = "SPAN",
      description =
          "For how long an attestation may still come at the end of the books (default:"
              + " ${DEFAULT-VALUE}).")
  private String patience = "";

  @Mixin private ExportOptions export = new ExportOptions();

  @Mixin private BookOptions books = new BookOptions();

  @Mixin private AttestOptions attest = new AttestOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    checkUsage();
    var out =
        new PrintStream(
            new BufferedOutputStream(System.out, BUFFER), false, StandardCharsets.UTF_8);
    try {
      return compare(out) ? Countersign.DONE : Countersign.REFUSED;
    } catch (UnusableExport | UnusableBooks e) {
      System.err.println("countersign reconcile: " + e.getMessage());
      return Countersign.REFUSED;
    } finally {
      out.flush();
    }
  }

  private boolean compare(PrintStream out) throws IOException {
    var tenant = export.tenant();
    var unheard = new BitSet();
    var book = book();
    long bytes = books.bytes() + (Files.isRegularFile(theirs) ? Files.size(theirs) : 0);
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var comparison = new Comparison(tenant, period, span(), temporary, bytes);
    BookSummary summary =
        books.open(
            tenant,
            export.names(),
            ours ->
                comparison.run(
                    ours,
                    books.named(),
                    book,
                    finding -> {
                      FindingJson.write(finding).ifPresent(json -> out.println(json.toText()));
                      remember(finding, unheard);
                    }));
    out.println(summary.json().toText());
    summary.table().forEach(System.err::println);
    return !attest.areWanted() || attest.send(tenant, (ExportFile) book, unheard, out);
  }

  private TheirBook book() throws IOException {
    if (!BlindedFile.isOne(theirs)) {
      return new ExportFile(theirs, export.profile(), export.names());
    }
    if (attest.areWanted()) {
      throw new UnusableExport(theirs + ": its names are gone; attest from the open export");
    }
    var pseudonyms =
        export
            .pseudonyms()
            .orElseThrow(
                () -> new UnusableExport(theirs + ": blinded; give the tenant's key: --key FILE"));
    return new BlindedFile(theirs, export.tenant(), pseudonyms, export.scope());
  }

  private static void remember(BookFinding finding, BitSet unheard) {
    if (finding instanceof BookFinding.InCell in
        && in.cell() == Cell.UNHEARD
        && in.of().lineOrNull() != null) {
      unheard.set(Math.toIntExact(in.of().lineOrNull().number()));
    }
  }

  private void checkUsage() {
    if (!books.areGiven()) {
      throw wrong("give one of --month, --data, --runner and --table");
    }
    if (!attest.areWhole()) {
      throw wrong("with --attest give --signing-key and --to");
    }
    var _ = span();
  }

  /** Days and hours; a day is 24 hours here. */
  private Duration span() {
    try {
      return Duration.parse(patience);
    } catch (DateTimeParseException e) {
      throw wrong("--wait: no span such as P7D or PT12H");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
  }
}
