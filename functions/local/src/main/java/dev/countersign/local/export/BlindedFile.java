package dev.countersign.local.export;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.forms.books.BlindedForm;
import dev.countersign.forms.books.BlindedPart;
import dev.countersign.forms.books.ReadLine;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The payer's export after {@code countersign blind}. */
public final class BlindedFile implements TheirBook {
  private final Path file;
  private final TenantId tenant;
  private final Pseudonyms pseudonyms;
  private final ExportScope given;

  /** A file that speaks of the types that it says itself. */
  public BlindedFile(Path file, TenantId tenant, Pseudonyms pseudonyms) {
    this(file, tenant, pseudonyms, ExportScope.ALL);
  }

  /**
   * A file.
   *
   * @param given of which types it speaks, over what it says itself; all where it is left to it
   */
  public BlindedFile(Path file, TenantId tenant, Pseudonyms pseudonyms, ExportScope given) {
    this.file = file;
    this.tenant = tenant;
    this.pseudonyms = pseudonyms;
    this.given = given;
  }

  /** Whether a file is a blinded export. */
  public static boolean isOne(Path file) throws IOException {
    return ExportBytes.isBlinded(file);
  }

  /** Writes an export blinded. */
  public static Count write(
      TheirBook open, TenantId tenant, Pseudonyms pseudonyms, OutputStream out) throws IOException {
    put(out, new BlindedPart.Head(tenant, pseudonyms.check(tenant), open.name(), open.scope()));
    var count = open.read(line -> put(out, new BlindedPart.Line(line)));
    put(out, new BlindedPart.End(count.lines(), count.doNotCount()));
    return count;
  }

  private static void put(OutputStream out, BlindedPart part) {
    var text = BlindedForm.write(part);
    if (text.isPresent()) {
      try {
        out.write(text.get().toArray());
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public String name() {
    return "a blinded export";
  }

  @Override
  public ExportScope scope() throws IOException {
    try (var lines = new PhysicalLines(ExportBytes.open(file))) {
      var said = head(part(lines.next())).scope();
      return given.equals(ExportScope.ALL) ? said : given;
    }
  }

  @Override
  public Count read(Consumer<ReadLine> each) throws IOException {
    try (var lines = new PhysicalLines(ExportBytes.open(file))) {
      var _ = head(part(lines.next()));
      long seen = 0;
      for (var next = lines.next(); next.isPresent(); next = lines.next()) {
        switch (part(next)) {
          case BlindedPart.Line(ReadLine line) -> {
            seen++;
            each.accept(line);
          }
          case BlindedPart.End end -> {
            if (seen + end.doNotCount() != end.lines()) {
              throw new UnusableExport(file + ": lines are missing; blind the export anew");
            }
            return new Count(end.lines(), end.doNotCount());
          }
          case BlindedPart.Head head ->
              throw new UnusableExport(
                  file + ", line " + next.get().number() + ": begins anew; blind one file");
        }
      }
      throw new UnusableExport(file + ": it ends early; blind the export anew");
    }
  }

  private BlindedPart.Head head(BlindedPart first) throws UnusableExport {
    if (!(first instanceof BlindedPart.Head head)) {
      throw new UnusableExport(file + ", line 1: no begin of a blinded export");
    }
    if (!head.tenant().equals(tenant)) {
      throw new UnusableExport(
          file + ": it was blinded for the tenant " + head.tenant() + "; give its own");
    }
    if (!head.check().equals(pseudonyms.check(tenant))) {
      throw new UnusableExport(
          file + ": it was blinded with another key; give the one that it was blinded with");
    }
    return head;
  }

  private BlindedPart part(Optional<PhysicalLines.Line> line) throws UnusableExport {
    if (line.isPresent()
        && BlindedForm.read(line.get().bytes())
            instanceof Reading.Read<BlindedPart>(BlindedPart part)) {
      return part;
    }
    throw new UnusableExport(
        file
            + line.map(read -> ", line " + read.number()).orElse("")
            + ": no line of a blinded export; blind the export anew");
  }
}
