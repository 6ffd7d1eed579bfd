package dev.countersign.trust.explain;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The bodies that a sender may have signed before something on the way wrote them anew. */
final class BodyVariants {
  private static final String BOM = "\uFEFF";

  private BodyVariants() {}

  /** Bodies by what was done to the received one, each different from it. */
  static Map<String, Bytes> of(Bytes body) {
    Map<String, Bytes> all = new LinkedHashMap<>();
    String text = new String(body.toArray(), StandardCharsets.UTF_8);
    add(all, "with a newline at its end", text + "\n");
    add(all, "without the white space at its end", text.stripTrailing());
    add(all, "with LF for each CRLF", text.replace("\r\n", "\n"));
    add(all, "with CRLF for each LF", text.replace("\r\n", "\n").replace("\n", "\r\n"));
    add(all, "with a byte order mark before it", BOM + text);
    String bare = text.startsWith(BOM) ? text.substring(1) : text;
    add(all, "without its byte order mark", bare);
    if (StrictJson.parse(bare.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json>(Json json)) {
      writtenAnew(all, bare);
      all.putIfAbsent("as compact JSON, its members sorted", Bytes.of(CanonicalJson.write(json)));
    }
    all.values().removeIf(body::equals);
    return all;
  }

  private static void writtenAnew(Map<String, Bytes> all, String json) {
    Map<String, UnaryOperator<String>> letters = new LinkedHashMap<>();
    letters.put("", text -> text);
    letters.put(", unicode not escaped", JsonText::unescaped);
    letters.put(", unicode escaped (\\u00e4)", text -> JsonText.escaped(text, "\\u%04x"));
    letters.put(", unicode escaped (\\u00E4)", text -> JsonText.escaped(text, "\\u%04X"));
    letters.put(", slashes escaped", text -> JsonText.unescaped(text).replace("/", "\\/"));
    letters.put(", slashes not escaped", text -> text.replace("\\/", "/"));
    letters.forEach((how, write) -> {
      String text = write.apply(json);
      if (!how.isEmpty()) {
        add(all, "in its layout" + how, text);
      }
      add(all, "as compact JSON in the given order, without blanks" + how, JsonText.compact(text));
      add(all, "as JSON with one blank after : and ," + how, JsonText.spaced(text));
      add(all, "as JSON indented by two blanks" + how, JsonText.indented(text, "  "));
      add(all, "as JSON indented by four blanks" + how, JsonText.indented(text, "    "));
    });
  }

  private static void add(Map<String, Bytes> all, String what, String text) {
    all.putIfAbsent(what, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
