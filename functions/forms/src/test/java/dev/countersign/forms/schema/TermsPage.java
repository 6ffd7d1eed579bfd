package dev.countersign.forms.schema;

import dev.countersign.forms.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/terms.md from the schemas of a tenant's files. */
final class TermsPage {
  private static final String HEAD =
      """
      <!-- Generated from infra/schemas/{tenant,source,terms}.schema.json; a test fails when this page is stale. Edit the schemas. -->
      # Tenant, sources, terms: every field

      A tenant is a folder: `tenant.yaml`, `sources/*.yaml`, `terms/**/*.yaml`, and [`billing.yaml`](billing.md#11-billingyaml) where results go into billing engines. `countersign apply DIR --check` validates it by the same schemas
      that this page is written from; `countersign apply DIR` writes it.

      - The files are YAML 1.2; JSON is accepted too, since it is YAML. Refused are tags, aliases of lists and objects, and a key twice in one object.
      - A field that is not named here is refused. A field that is `null` counts as absent (in a key or a reference to a secret, leave it out).
      - A field's place is given as a JSON Pointer (RFC 6901); `*` stands for each item of a list, or for each name of your choice.
      - "Required" means: required where the object that holds it is there.
      - A mistake is told with its file, its place and its line, and with what mends it:
        `terms/policy_signed.yaml: /match/window: line 8: no ISO 8601 duration; write for example P30D or PT72H`.
      """;

  private final List<String> lines = new ArrayList<>(List.of(HEAD));

  private TermsPage() {}

  /**
   * The page.
   *
   * @param schemas by the names of the documents, in the order of the page
   */
  static String of(Map<String, SchemaNode> schemas) {
    var page = new TermsPage();
    page.kinds(schemas.values());
    schemas.forEach(page::document);
    return String.join("\n", page.lines).stripTrailing() + "\n";
  }

  private void kinds(Iterable<SchemaNode> schemas) {
    Map<String, SchemaNode> kinds = new LinkedHashMap<>();
    schemas.forEach(schema -> schema.parts("$defs").forEach(kinds::putIfAbsent));
    lines.add("## Kinds of values\n");
    kinds.values().stream()
        .filter(kind -> !kind.has("properties"))
        .filter(kind -> kind.has("description") || !kind.has("pattern"))
        .map(TermsPage::kind)
        .forEach(lines::add);
    lines.add("");
  }

  private static String kind(SchemaNode kind) {
    var line = new StringBuilder("- **" + kind.text("title").orElseThrow() + "**:");
    kind.text("description").ifPresent(text -> line.append(' ').append(text));
    var longest = kind.get("maxLength").map(FlowYaml::write);
    var pattern = kind.text("pattern");
    if (pattern.isPresent()) {
      line.append(" Form: ").append(code(pattern.get()));
      line.append(longest.map(n -> ", at most " + n + " characters").orElse("")).append('.');
    } else {
      longest.ifPresent(n -> line.append(" At most ").append(n).append(" characters."));
    }
    return line.toString();
  }

  private void document(String name, SchemaNode root) {
    lines.add("## " + root.text("title").orElseThrow() + "\n");
    lines.add(root.text("description").orElseThrow() + "\n");
    var example = (Json.Obj) root.list("examples").getFirst();
    lines.add("```yaml\n" + FlowYaml.document(example) + "```\n");
    lines.add("Errors of the whole file: " + errors(root) + ".\n");
    fields(name, "", root);
    lines.add("### " + name + ": checked beyond the schema\n");
    lines.add("A schema cannot say these; `apply` and the reader check them.\n");
    root.objects("x-beyond").forEach(beyond -> lines.add(beyond(beyond)));
    lines.add("");
  }

  private static String beyond(SchemaNode beyond) {
    var pointer = beyond.text("pointer").orElseThrow();
    return "- "
        + (pointer.isEmpty() ? "The whole file" : code(pointer))
        + ": "
        + beyond.text("rule").orElseThrow()
        + beyond.text("reason").map(reason -> " (" + code(reason) + ")").orElse("");
  }

  private void fields(String document, String pointer, SchemaNode parent) {
    var required = parent.list("required");
    parent
        .children()
        .forEach((end, field) -> {
          boolean needed =
              parent.has("properties") && required.contains(new Json.Str(end.substring(1)));
          lines.add("### " + document + " " + pointer + end + "\n");
          if (end.equals("/*") && parent.has("properties")) {
            lines.add(item(pointer, field));
            return;
          }
          lines.add(field(end.substring(1), field, needed));
          fields(document, pointer + end, field);
        });
  }

  /** An item of a list that may stand in place of one object, with the same fields. */
  private static String item(String pointer, SchemaNode field) {
    return "**"
        + field.text("title").orElseThrow()
        + ".** "
        + field.text("description").orElseThrow()
        + " Its fields are those of "
        + code(pointer)
        + ".\n\n- Example: "
        + examples("*", field)
        + "\n- Errors: "
        + errors(field)
        + "\n";
  }

  private static String field(String name, SchemaNode field, boolean needed) {
    String heading = "**" + field.text("title").orElseThrow() + ".** ";
    return heading
        + field.text("description").orElseThrow()
        + "\n\n- Type: "
        + FieldType.of(field)
        + "\n- "
        + need(field, needed)
        + "\n- Example: "
        + examples(name, field)
        + (field.has("x-errors") ? "\n- Errors: " + errors(field) : "")
        + "\n";
  }

  private static String need(SchemaNode field, boolean needed) {
    var parts = new ArrayList<String>();
    field
        .text("x-required")
        .ifPresentOrElse(
            when -> parts.add(when.substring(0, 1).toUpperCase(Locale.ROOT) + when.substring(1)),
            () -> parts.addAll(needed ? List.of("Required") : List.of()));
    field.get("default").ifPresent(value -> parts.add("Default: " + code(FlowYaml.write(value))));
    field.text("x-default").ifPresent(value -> parts.add("Default: " + value));
    return parts.isEmpty() ? "Optional" : String.join(". ", parts);
  }

  private static String examples(String name, SchemaNode field) {
    String head = name.equals("*") ? "" : name + ": ";
    return field.list("examples").stream()
        .map(example -> code(head + FlowYaml.write(example)))
        .collect(Collectors.joining(" or "));
  }

  private static String errors(SchemaNode field) {
    return field.objects("x-errors").stream()
        .map(e -> code(e.text("reason").orElseThrow()) + ": " + e.text("when").orElseThrow())
        .collect(Collectors.joining("; "));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
