package dev.countersign.local.export;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.countersign.domain.NormalText;
import dev.countersign.domain.Problem;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of CSV (RFC 4180) with a header. A quote that is never closed costs its own line alone:
 * reading goes on with the next one. That is why lines are put together here, and only what is a
 * whole row is given to the library.
 */
final class CsvRows implements ExportRows {
  private static final int MOST_LINES = 1000;

  private final PhysicalLines lines;
  private final ExportProfile profile;
  private final CsvReader.CsvReaderBuilder csv;
  private final ArrayDeque<PhysicalLines.Line> again = new ArrayDeque<>();
  private final List<String> header;

  /**
   * @throws UnusableExport when the header doesn't have the columns of the profile
   */
  CsvRows(PhysicalLines lines, ExportProfile profile) throws IOException {
    this.lines = lines;
    this.profile = profile;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(profile.layout().delimiter())
            .allowExtraCharsAfterClosingQuote(false)
            .skipEmptyLines(false);
    this.header = new CsvHeader(profile).checked(nextWhole());
  }

  @Override
  public Optional<RawRow> next() throws IOException {
    return nextWhole()
        .map(whole ->
            switch (whole) {
              case WholeRow.Broken(long number, Problem why) -> new RawRow.Broken(number, why);
              case WholeRow.Fields fields -> row(fields);
            });
  }

  private RawRow row(WholeRow.Fields fields) {
    if (fields.values().size() != header.size()) {
      boolean cut =
          fields.ending() == PhysicalLines.Ending.FILE_END
              && fields.values().size() < header.size();
      return new RawRow.Broken(fields.number(), cut ? CUT_OFF : columns(fields.values().size()));
    }
    var wanted = profile.columnsRead();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (wanted.contains(header.get(i))) {
        values.put(header.get(i), fields.values().get(i));
      }
    }
    return new RawRow.Columns(new ExportRow(fields.number(), values));
  }

  /** The next row that isn't empty. */
  private Optional<WholeRow> nextWhole() throws IOException {
    while (true) {
      var first = take();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      switch (LineText.of(first.get(), profile.layout().charset())) {
        case LineText.Unreadable(Problem why) -> {
          return Optional.of(new WholeRow.Broken(first.get().number(), why));
        }
        case LineText.Text(String text) -> {
          if (!text.isBlank()) {
            return Optional.of(whole(first.get(), text));
          }
        }
      }
    }
  }

  /** The row that begins with this line. */
  private WholeRow whole(PhysicalLines.Line first, String begin) throws IOException {
    var quotes = new QuoteScan(profile.layout().delimiter());
    var text = new StringBuilder(begin);
    var more = new ArrayList<PhysicalLines.Line>();
    var last = first;
    quotes.read(begin);
    while (quotes.isOpen()) {
      var line = more.size() == MOST_LINES ? Optional.<PhysicalLines.Line>empty() : take();
      line.ifPresent(more::add);
      if (line.isPresent()
          && LineText.of(line.get(), profile.layout().charset()) instanceof LineText.Text(var next)
          && text.length() + next.length() < PhysicalLines.LONGEST) {
        text.append('\n').append(next);
        quotes.read(next);
        last = line.get();
      } else {
        more.reversed().forEach(again::addFirst);
        return new WholeRow.Broken(first.number(), more.isEmpty() ? CUT_OFF : OPEN_QUOTE);
      }
    }
    try {
      var record = csv.ofSingleCsvRecord(text.toString());
      return new WholeRow.Fields(first.number(), record.getFields(), last.ending());
    } catch (CsvParseException e) {
      more.reversed().forEach(again::addFirst);
      return new WholeRow.Broken(first.number(), NOT_CSV);
    }
  }

  private Optional<PhysicalLines.Line> take() throws IOException {
    return again.isEmpty() ? lines.next() : Optional.of(again.removeFirst());
  }

  private Problem columns(int found) {
    return new Problem(
        "columns",
        "",
        found + " columns, and the header has " + header.size(),
        "mend the line; a value that has the delimiter stands in quotes");
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static final Problem OPEN_QUOTE =
      new Problem(
          "open_quote",
          "",
          "a quote is opened and not closed",
          "close it; a quote within quotes is written twice");

  private static final Problem NOT_CSV =
      new Problem(
          "not_csv",
          "",
          "something follows a closing quote",
          "write a quote within quotes twice (RFC 4180)");

  static final Problem CUT_OFF =
      new Problem("cut_off", "", "the file ends within this line", "export it anew");

  /** A name in the form that is compared. */
  static String name(String column) {
    return NormalText.of(column);
  }
}
