package dev.countersign.forms.engine.request;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes an item in one form only, so that equal items have equal bytes. */
final class WrittenItem {
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

  private WrittenItem() {}

  /** JSON, its members sorted by name. */
  static String json(Json item) {
    return new String(CanonicalJson.interoperable(item), StandardCharsets.UTF_8);
  }

  /** {@code a=b&c%5Bd%5D=e}: members sorted by name; one that is null is left out. */
  static String urlencoded(Json.Obj item) {
    var pairs = new ArrayList<String>();
    new TreeMap<>(item.members()).forEach((name, value) -> pairs(name, value, pairs));
    return String.join("&", pairs);
  }

  private static void pairs(String name, Json value, List<String> pairs) {
    switch (value) {
      case Json.Obj object ->
          new TreeMap<>(object.members())
              .forEach((inner, member) -> pairs(name + "[" + inner + "]", member, pairs));
      case Json.Arr(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          pairs(name + "[" + i + "]", items.get(i), pairs);
        }
      }
      case Json.Nil nil -> {}
      case Json.Str(String text) -> pairs.add(encoded(name) + "=" + encoded(text));
      case Json.Num(BigDecimal number) -> pairs.add(encoded(name) + "=" + plain(number));
      case Json.Bool(boolean flag) -> pairs.add(encoded(name) + "=" + flag);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The head of a table (RFC 4180). */
  static String csvHead(List<String> columns) {
    return columns.stream().map(WrittenItem::quoted).collect(Collectors.joining(","));
  }

  /**
   * A row of a table (RFC 4180); a text that a spreadsheet would take as a formula has an
   * apostrophe before it (owasp.org, CSV injection).
   *
   * @throws CannotRender when the item has another member, or one that is no plain value
   */
  static String csvRow(Json.Obj item, List<String> columns) {
    if (!columns.containsAll(item.members().keySet())) {
      throw new CannotRender("the item has a member that is no column");
    }
    return columns.stream()
        .map(column -> cell(item.get(column).orElse(new Json.Nil())))
        .collect(Collectors.joining(","));
  }

  private static String cell(Json value) {
    return switch (value) {
      case Json.Str(String text) -> quoted(guarded(text));
      case Json.Num(BigDecimal number) -> plain(number);
      case Json.Bool(boolean flag) -> String.valueOf(flag);
      case Json.Nil nil -> "";
      case Json.Obj object -> throw new CannotRender("a cell is an object");
      case Json.Arr array -> throw new CannotRender("a cell is a list");
    };
  }

  private static String guarded(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula && !text.matches(NUMBER) ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain && text.equals(text.strip()) ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
