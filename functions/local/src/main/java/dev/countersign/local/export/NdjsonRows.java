package dev.countersign.local.export;

import dev.countersign.domain.Problem;
import dev.countersign.forms.books.ExportProfile;
import dev.countersign.forms.books.ExportRow;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of NDJSON: a JSON object a line. */
final class NdjsonRows implements ExportRows {
  private static final Problem NO_OBJECT =
      new Problem("not_an_object", "", "not a JSON object", "write an object a line");

  private final PhysicalLines lines;
  private final ExportProfile profile;

  NdjsonRows(PhysicalLines lines, ExportProfile profile) {
    this.lines = lines;
    this.profile = profile;
  }

  @Override
  public Optional<RawRow> next() throws IOException {
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      switch (LineText.of(line.get(), profile.layout().charset())) {
        case LineText.Unreadable(Problem why) -> {
          return Optional.of(new RawRow.Broken(line.get().number(), why));
        }
        case LineText.Text(String text) -> {
          if (!text.isBlank()) {
            return Optional.of(row(line.get(), text));
          }
        }
      }
    }
    return Optional.empty();
  }

  private RawRow row(PhysicalLines.Line line, String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) ->
          new RawRow.Columns(new ExportRow(line.number(), values(object)));
      case Reading.Read<Json> other -> new RawRow.Broken(line.number(), NO_OBJECT);
      case Reading.Unreadable<Json> wrong ->
          new RawRow.Broken(
              line.number(),
              line.ending() == PhysicalLines.Ending.FILE_END
                  ? CsvRows.CUT_OFF
                  : wrong.problems().getFirst());
    };
  }

  private Map<String, String> values(Json.Obj object) {
    Map<String, String> values = new HashMap<>();
    for (String column : profile.columnsRead()) {
      value(object, column).ifPresent(value -> values.put(column, value));
    }
    return values;
  }

  /** The text at a path; dots go into objects, unless a member has the whole name. */
  private static Optional<String> value(Json.Obj object, String path) {
    var whole = object.get(path);
    int dot = path.indexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole.flatMap(NdjsonRows::text);
    }
    return object.get(path.substring(0, dot)).orElse(null) instanceof Json.Obj inner
        ? value(inner, path.substring(dot + 1))
        : Optional.empty();
  }

  private static Optional<String> text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> Optional.of(text);
      case Json.Num(var number) -> Optional.of(number.toPlainString());
      case Json.Bool(boolean flag) -> Optional.of(String.valueOf(flag));
      case Json.Obj object -> Optional.empty();
      case Json.Arr array -> Optional.empty();
      case Json.Nil nothing -> Optional.empty();
    };
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
