package dev.countersign.testing.simulation.audit;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of known form: reading a member that is missing is an error. */
record AuditedJson(Json.Obj json) {

  static AuditedJson of(byte[] utf8) {
    return switch (StrictJson.parse(utf8)) {
      case Reading.Read<Json>(Json.Obj object) -> new AuditedJson(object);
      default -> throw new IllegalArgumentException("no JSON object");
    };
  }

  String text(String name) {
    var text = textOrNull(name);
    if (text == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return text;
  }

  @Nullable String textOrNull(String name) {
    return json.members().get(name) instanceof Json.Str(String text) ? text : null;
  }

  Instant time(String name) {
    return Instant.parse(text(name));
  }

  @Nullable Instant timeOrNull(String name) {
    var text = textOrNull(name);
    return text == null ? null : Instant.parse(text);
  }

  long number(String name) {
    if (json.members().get(name) instanceof Json.Num number) {
      return number.value().longValueExact();
    }
    throw new IllegalArgumentException("no " + name);
  }

  AuditedJson node(String name) {
    var node = nodeOrNull(name);
    if (node == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return node;
  }

  @Nullable AuditedJson nodeOrNull(String name) {
    return json.members().get(name) instanceof Json.Obj object ? new AuditedJson(object) : null;
  }

  List<AuditedJson> nodes(String name) {
    return items(name).stream().map(item -> new AuditedJson((Json.Obj) item)).toList();
  }

  List<String> texts(String name) {
    return items(name).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private List<Json> items(String name) {
    return json.members().get(name) instanceof Json.Arr(List<Json> items) ? items : List.of();
  }

  boolean has(String name) {
    return json.members().containsKey(name);
  }

  /** All its texts, numbers and flags, by their paths. */
  Map<String, String> plain() {
    var plain = new LinkedHashMap<String, String>();
    gather("", json, plain);
    return plain;
  }

  private static void gather(String path, Json.Obj object, Map<String, String> into) {
    object
        .members()
        .forEach((name, value) -> {
          switch (value) {
            case Json.Str(String text) -> into.put(path + name, text);
            case Json.Num number -> into.put(path + name, number.value().toPlainString());
            case Json.Bool(boolean flag) -> into.put(path + name, String.valueOf(flag));
            case Json.Obj tree -> gather(path + name + ".", tree, into);
            case Json.Arr list -> {} // no date and no name is a list
            case Json.Nil nothing -> {}
          }
        });
  }
}
