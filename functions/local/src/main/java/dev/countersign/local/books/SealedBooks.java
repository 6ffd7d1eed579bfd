package dev.countersign.local.books;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookPeriod;
import dev.countersign.forms.books.BookNames;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.UnreadableMonth;
import dev.countersign.proof.text.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The claimed and the attested book in sealed months. */
public final class SealedBooks implements OurBooks {
  private final TenantId tenant;
  private final List<Path> files;
  private final BookNames names;

  /**
   * In these files.
   *
   * @param files of one tenant, in any order
   */
  public SealedBooks(TenantId tenant, List<Path> files, BookNames names) {
    this.tenant = tenant;
    this.files = List.copyOf(files);
    this.names = names;
  }

  @Override
  public BookPeriod read(YearMonth period, Duration patience, BookFacts facts) throws IOException {
    var headers = new TreeMap<YearMonth, MonthHeader>();
    for (Path file : files) {
      var header = read(file, facts);
      if (headers.put(header.period(), header) != null) {
        throw new UnusableBooks(file + ": " + header.period() + " is given twice");
      }
    }
    var compared = headers.get(period);
    if (compared == null) {
      throw new UnusableBooks(
          "no file is of " + period + "; give " + tenant + "-" + period + ".sealed by --month");
    }
    Instant known =
        headers.values().stream()
            .map(MonthHeader::end)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new BookPeriod(period, compared.begin(), compared.end(), known, patience);
  }

  private MonthHeader read(Path file, BookFacts facts) throws IOException {
    try (var in = SealedMonthReader.open(Files.newInputStream(file))) {
      var header = header(file, in.next());
      var leaves = new LeafFacts(names, header.zone(), facts);
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        leaves.read(leaf(file, line.get()));
      }
      return header;
    } catch (UnreadableMonth e) {
      throw new UnusableBooks(
          file + ", line " + e.line() + ": " + e.getMessage() + "; get the file anew");
    }
  }

  private MonthHeader header(Path file, Optional<MonthLine> first) throws UnusableBooks {
    if (first.isPresent() && leaf(file, first.get()) instanceof MonthHeader header) {
      if (!header.tenant().equals(tenant.value())) {
        throw new UnusableBooks(file + ": a month of the tenant " + header.tenant());
      }
      return header;
    }
    throw new UnusableBooks(file + ": it has no header; get the file anew");
  }

  private static MonthLeaf leaf(Path file, MonthLine line) throws UnusableBooks {
    return switch (MonthLeaf.parse(line.bytes())) {
      case Parsed.Ok<MonthLeaf>(MonthLeaf leaf) -> leaf;
      case Parsed.Malformed<MonthLeaf>(String why) ->
          throw new UnusableBooks(
              file + ", line " + line.number() + ": " + why + "; get the file anew");
    };
  }
}
