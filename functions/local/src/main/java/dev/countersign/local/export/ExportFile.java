package dev.countersign.local.export;

import dev.countersign.domain.books.ExportScope;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.forms.books.BookNames;
import dev.countersign.forms.books.ExportLines;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportRow;
import dev.countersign.forms.books.ReadLine;
import dev.countersign.forms.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** The payer's export as a file that is open to read. */
public final class ExportFile implements TheirBook {
  private final Path file;
  private final ExportProfile profile;
  private final ExportLines lines;

  public ExportFile(Path file, ExportProfile profile, BookNames names) {
    this.file = file;
    this.profile = profile;
    this.lines = new ExportLines(profile, names);
  }

  @Override
  public String name() {
    return profile.name();
  }

  @Override
  public ExportScope scope() {
    return profile.scope();
  }

  @Override
  public Count read(Consumer<ReadLine> each) throws IOException {
    long number = 0;
    long doNotCount = 0;
    try (var rows = rows()) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        var line = read(row.get());
        number++;
        doNotCount += line instanceof ReadLine.DoesNotCount ? 1 : 0;
        each.accept(line);
      }
    }
    return new Count(number, doNotCount);
  }

  /** Gives the lines of these numbers again, each as the attestation that it would be. */
  public void attestations(LongPredicate wanted, BiConsumer<Long, Json.Obj> each)
      throws IOException {
    try (var rows = rows()) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        if (row.get() instanceof RawRow.Columns(ExportRow read) && wanted.test(read.number())) {
          lines.attestation(read).ifPresent(json -> each.accept(read.number(), json));
        }
      }
    }
  }

  private ReadLine read(RawRow row) {
    return switch (row) {
      case RawRow.Columns(ExportRow readable) -> lines.read(readable);
      case RawRow.Broken(long number, var why) ->
          new ReadLine.Unsettled(new UnsettledLine(number, null, why));
    };
  }

  private ExportRows rows() throws IOException {
    var physical = new PhysicalLines(ExportBytes.open(file));
    return switch (profile.layout().format()) {
      case CSV -> new CsvRows(physical, profile);
      case NDJSON -> new NdjsonRows(physical, profile);
    };
  }
}
