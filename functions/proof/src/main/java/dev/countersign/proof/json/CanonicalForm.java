package dev.countersign.proof.json;

import dev.countersign.proof.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The one form of a JSON value by RFC 8785 (JCS). Numbers must be whole; all their digits are kept,
 * also beyond 2^53 - 1, where RFC 8785 would round them.
 */
public final class CanonicalForm {
  private CanonicalForm() {}

  /** The value's one form, as UTF-8. */
  public static byte[] write(JsonNode value) {
    var out = new StringBuilder(256);
    write(value, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The value that these bytes are the one form of. */
  public static Parsed<JsonNode> parse(byte[] bytes) {
    return JsonParser.parse(bytes)
        .then(value ->
            Arrays.equals(write(value), bytes) && isWhole(value)
                ? Parsed.ok(value)
                : Parsed.malformed("not canonical JSON (RFC 8785) with whole numbers"));
  }

  private static boolean isWhole(JsonNode value) {
    return switch (value) {
      case JsonNode.Obj object ->
          object.members().values().stream().allMatch(CanonicalForm::isWhole);
      case JsonNode.Arr array -> array.items().stream().allMatch(CanonicalForm::isWhole);
      case JsonNode.Num number -> number.whole().isPresent();
      case JsonNode.Str text -> true;
      case JsonNode.Bool flag -> true;
      case JsonNode.Nil nil -> true;
    };
  }

  private static void write(JsonNode value, StringBuilder out) {
    switch (value) {
      case JsonNode.Obj object -> {
        char before = '{';
        for (var member : object.members().entrySet()) {
          out.append(before);
          writeText(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      }
      case JsonNode.Arr array -> {
        char before = '[';
        for (JsonNode item : array.items()) {
          out.append(before);
          write(item, out);
          before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
      }
      case JsonNode.Str(String text) -> writeText(text, out);
      case JsonNode.Num(String digits) -> out.append(digits);
      case JsonNode.Bool(boolean flag) -> out.append(flag);
      case JsonNode.Nil nil -> out.append("null");
    }
  }

  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
