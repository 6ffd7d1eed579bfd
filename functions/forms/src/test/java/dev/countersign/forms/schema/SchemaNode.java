package dev.countersign.forms.schema;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subschema of a published schema.
 *
 * @param root the schema that it is part of
 * @param own what stands at its place: perhaps a {@code $ref}, whose definition it adds to
 */
public record SchemaNode(Json.Obj root, Json.Obj own) {
  /** The schema of this name in infra/schemas. */
  public static SchemaNode named(String name) throws IOException {
    var file = ProjectFiles.file("infra/schemas/" + name + ".schema.json");
    var root =
        switch (StrictJson.parse(Files.readAllBytes(file))) {
          case Reading.Read<Json>(Json.Obj object) -> object;
          case Reading<Json> other -> throw new IllegalStateException(file + ": " + other);
        };
    return new SchemaNode(root, root);
  }

  /** The definition that it refers to. */
  Optional<SchemaNode> definition() {
    return text(own, "$ref")
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
        .flatMap(name -> root.get("$defs").flatMap(defs -> ((Json.Obj) defs).get(name)))
        .map(this::part);
  }

  /** What holds here: the definition's members, and its own in place of them. */
  Json.Obj merged() {
    Map<String, Json> members = new LinkedHashMap<>();
    definition().ifPresent(definition -> members.putAll(definition.own.members()));
    members.putAll(own.members());
    return new Json.Obj(members);
  }

  boolean has(String keyword) {
    return merged().members().containsKey(keyword);
  }

  Optional<Json> get(String keyword) {
    return Optional.ofNullable(merged().members().get(keyword));
  }

  Optional<String> text(String keyword) {
    return text(merged(), keyword);
  }

  /** The items of a keyword that is an array; none where it is absent. */
  List<Json> list(String keyword) {
    return get(keyword).map(list -> ((Json.Arr) list).items()).orElse(List.of());
  }

  /** The objects of a keyword that is an array. */
  List<SchemaNode> objects(String keyword) {
    return list(keyword).stream().map(this::part).toList();
  }

  /** The subschemas of a keyword that is an object, by their names. */
  public Map<String, SchemaNode> parts(String keyword) {
    Map<String, SchemaNode> parts = new LinkedHashMap<>();
    get(keyword)
        .ifPresent(
            object -> ((Json.Obj) object).members().forEach((n, v) -> parts.put(n, part(v))));
    return parts;
  }

  /** The subschema of a keyword. */
  Optional<SchemaNode> part(String keyword) {
    return get(keyword).filter(Json.Obj.class::isInstance).map(this::part);
  }

  /** Its fields, by the end of their pointers: members, items that are objects, free names. */
  Map<String, SchemaNode> children() {
    Map<String, SchemaNode> children = new LinkedHashMap<>();
    parts("properties").forEach((name, part) -> children.put("/" + name, part));
    part("items").filter(items -> items.has("properties")).ifPresent(i -> children.put("/*", i));
    part("additionalProperties").ifPresent(more -> children.put("/*", more));
    return children;
  }

  /** Every field below it, by its pointer, depth first. */
  public Map<String, SchemaNode> fields() {
    Map<String, SchemaNode> fields = new LinkedHashMap<>();
    children()
        .forEach((end, child) -> {
          fields.put(end, child);
          child.fields().forEach((pointer, field) -> fields.put(end + pointer, field));
        });
    return fields;
  }

  private SchemaNode part(Json value) {
    return new SchemaNode(root, (Json.Obj) value);
  }

  private static Optional<String> text(Json.Obj object, String keyword) {
    return object.get(keyword).map(value -> ((Json.Str) value).value());
  }
}
