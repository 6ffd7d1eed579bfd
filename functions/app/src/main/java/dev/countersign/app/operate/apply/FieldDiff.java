package dev.countersign.app.operate.apply;

import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields in which two YAML texts differ, a line for each. No secret's value is in it. */
final class FieldDiff {
  private static final int LONGEST = 80;

  /** What a key that stands in a file itself is called, wherever one can stand. */
  private static final String SECRET = "/inline";

  private FieldDiff() {}

  static List<String> of(String before, String after) {
    return between(fields(before), fields(after));
  }

  /** The same of two values. */
  static List<String> of(Json before, Json after) {
    return between(fields(before), fields(after));
  }

  private static List<String> between(
      SortedMap<String, String> old, SortedMap<String, String> now) {
    var all = new TreeSet<>(old.keySet());
    all.addAll(now.keySet());
    var lines = new ArrayList<String>();
    for (String field : all) {
      String was = old.get(field);
      String is = now.get(field);
      if (was == null) {
        lines.add(field + ": added " + shown(field, String.valueOf(is)));
      } else if (is == null) {
        lines.add(field + ": removed, was " + shown(field, was));
      } else if (!was.equals(is)) {
        lines.add(
            field.endsWith(SECRET)
                ? field + ": another secret"
                : field + ": " + shown(field, was) + " -> " + shown(field, is));
      }
    }
    return lines;
  }

  private static SortedMap<String, String> fields(Json value) {
    var fields = new TreeMap<String, String>();
    collect("", value, fields);
    return fields;
  }

  /** Each place that holds no other, and what stands there. */
  private static SortedMap<String, String> fields(String text) {
    return YamlText.parse(text) instanceof Reading.Read<YamlText>(YamlText yaml)
        ? fields(yaml.root())
        : new TreeMap<>();
  }

  private static void collect(String place, Json value, SortedMap<String, String> fields) {
    switch (value) {
      case Json.Obj(var members) when !members.isEmpty() ->
          members.forEach((name, member) -> collect(place + "/" + name, member, fields));
      case Json.Arr(var items) when !items.isEmpty() -> {
        for (int i = 0; i < items.size(); i++) {
          collect(place + "/" + i, items.get(i), fields);
        }
      }
      default -> fields.put(place, new String(CanonicalJson.write(value), StandardCharsets.UTF_8));
    }
  }

  private static String shown(String field, String value) {
    if (field.endsWith(SECRET)) {
      return "a secret";
    }
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }
}
