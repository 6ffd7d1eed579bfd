package dev.countersign.app.read;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.ResultLine;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.text.Parsed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sealed month as CSV (RFC 4180): one row for each result of an entry. Spreadsheets take no text
 * of it for a formula.
 */
final class MonthTable {
  private static final List<String> OF_ENTRY =
      List.of(
          "claim",
          "type",
          "status",
          "reason",
          "recorded_at",
          "session",
          "source",
          "assurance",
          "provable_to",
          "terms",
          "late");

  private static final List<String> OF_RESULT = List.of("id", "kind", "amount", "currency");
  private static final String HEAD =
      "outcome,seq,entry,"
          + String.join(",", OF_ENTRY)
          + ",agent,strategy,result,kind,amount,currency,quantity,period,recorded_period,line\r\n";

  private MonthTable() {}

  /** Writes the table while the month is read; the stream stays open. */
  static void write(SealedMonthReader month, OutputStream out) throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(HEAD);
    for (var line = month.next(); line.isPresent(); line = month.next()) {
      row(line.get(), text);
    }
    text.flush();
  }

  private static void row(MonthLine line, Writer out) throws IOException {
    if (leaf(line) instanceof EntryLeaf entry) {
      for (ResultLine result : entry.results()) {
        out.write(
            cells(entry, result, line.number()).stream()
                .map(CsvCell::of)
                .collect(Collectors.joining(",", "", "\r\n")));
      }
    }
  }

  private static MonthLeaf leaf(MonthLine line) throws IOException {
    return switch (MonthLeaf.parse(line.bytes())) {
      case Parsed.Ok<MonthLeaf>(MonthLeaf leaf) -> leaf;
      case Parsed.Malformed<MonthLeaf>(String why) ->
          throw new IOException("line " + line.number() + ": " + why);
    };
  }

  private static List<String> cells(EntryLeaf entry, ResultLine result, long line) {
    var cells = new ArrayList<String>();
    cells.add(entry.outcome());
    cells.add(String.valueOf(entry.seq()));
    cells.add(entry.entry());
    OF_ENTRY.forEach(name -> cells.add(text(entry.json(), name)));
    cells.add(text(entry.json().object("agent"), "id"));
    cells.add(text(entry.json().object("strategy"), "id"));
    OF_RESULT.forEach(name -> cells.add(text(result.json(), name)));
    cells.add(result.json().whole("quantity").map(BigInteger::toString).orElse(""));
    cells.add(text(result.json(), "period"));
    cells.add(text(result.json(), "recorded_period"));
    cells.add(String.valueOf(line));
    return cells;
  }

  private static String text(JsonNode.Obj json, String name) {
    return json.text(name).or(() -> number(json, name)).orElse("");
  }

  private static Optional<String> number(JsonNode.Obj json, String name) {
    return json.whole(name).map(BigInteger::toString);
  }
}
