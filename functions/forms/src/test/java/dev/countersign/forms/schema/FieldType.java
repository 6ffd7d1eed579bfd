package dev.countersign.forms.schema;

import dev.countersign.forms.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** A field's type in words, as far as they can be derived. */
final class FieldType {
  private FieldType() {}

  static String of(SchemaNode field) {
    return field.text("x-type").orElseGet(() -> derived(field));
  }

  private static String derived(SchemaNode field) {
    var words = words(field);
    if (!words.isEmpty()) {
      return (words.size() > 1 ? "one of " : "") + String.join(", ", words);
    }
    var definition = field.definition();
    if (definition.isPresent()) {
      var longest = field.own().get("maxLength");
      return definition.get().text("title").orElseThrow()
          + longest.map(n -> ", at most " + FlowYaml.write(n) + " characters").orElse("");
    }
    String type = types(field).getFirst();
    return switch (type) {
      case "integer" ->
          "whole number, " + number(field, "minimum") + " to " + number(field, "maximum");
      case "array" -> list(field);
      default -> type;
    };
  }

  private static String list(SchemaNode field) {
    return (field.has("minItems") ? "list of at least one " : "list of ")
        + items(field.part("items").orElseThrow())
        + (field.has("maxItems") ? ", at most " + number(field, "maxItems") : "")
        + (field.has("uniqueItems") ? ", none twice" : "");
  }

  private static String items(SchemaNode items) {
    if (items.has("properties")) {
      return "objects";
    }
    var words = words(items);
    return words.isEmpty() ? of(items) : "of " + String.join(", ", words);
  }

  private static List<String> words(SchemaNode field) {
    return field.list("enum").stream()
        .filter(Json.Str.class::isInstance)
        .map(word -> "`" + ((Json.Str) word).value() + "`")
        .toList();
  }

  private static List<String> types(SchemaNode field) {
    return field.get("type").stream()
        .flatMap(type -> type instanceof Json.Arr(var several) ? several.stream() : Stream.of(type))
        .map(type -> ((Json.Str) type).value())
        .filter(type -> !type.equals("null"))
        .toList();
  }

  private static String number(SchemaNode field, String keyword) {
    return field.get(keyword).map(FlowYaml::write).orElseThrow();
  }
}
