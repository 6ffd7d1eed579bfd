package dev.countersign.forms.schema;

import dev.countersign.domain.Problem;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which reasons a schema declares for which places, in {@code x-errors} and {@code x-beyond}. */
record DeclaredErrors(SchemaNode root, Set<String> all) {
  static DeclaredErrors of(SchemaNode root) {
    Set<String> all = new HashSet<>();
    root.objects("x-errors").forEach(error -> add(all, "", error));
    root.fields()
        .forEach((pointer, field) ->
            field.objects("x-errors").forEach(error -> add(all, pointer, error)));
    root.objects("x-beyond")
        .forEach(beyond -> add(all, beyond.text("pointer").orElseThrow(), beyond));
    return new DeclaredErrors(root, all);
  }

  private static void add(Set<String> all, String pointer, SchemaNode error) {
    error.text("reason").ifPresent(reason -> all.add(reason + " " + pointer));
  }

  /** Whether it is declared at its place; an unknown field at what holds it. */
  boolean has(Problem problem) {
    String place = place(problem.pointer());
    return switch (problem.reason()) {
      case "not_yaml", "duplicate_key" -> all.contains(problem.reason() + " ");
      case "unknown_field" ->
          all.contains("unknown_field " + place.substring(0, place.lastIndexOf('/')));
      default -> all.contains(problem.reason() + " " + place);
    };
  }

  /** The pointer with {@code *} for the number of an item and for a name of one's choice. */
  private String place(String pointer) {
    var place = new StringBuilder();
    Optional<SchemaNode> at = Optional.of(root);
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      boolean free =
          at.map(SchemaNode::children)
              .filter(fields -> fields.containsKey("/*") && !fields.containsKey("/" + name))
              .isPresent();
      String end = "/" + (free ? "*" : name);
      place.append(end);
      at = at.flatMap(node -> Optional.ofNullable(node.children().get(end)));
    }
    return place.toString();
  }
}
