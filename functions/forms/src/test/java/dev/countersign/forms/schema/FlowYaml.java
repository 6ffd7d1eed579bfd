package dev.countersign.forms.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a value as YAML in one line. */
final class FlowYaml {
  private static final Predicate<String> PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
          .asMatchPredicate();
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off");

  private FlowYaml() {}

  static String write(Json value) {
    return switch (value) {
      case Json.Str(String text) when PLAIN.test(text) && !WORDS.contains(text) -> text;
      case Json.Arr array ->
          array.items().stream().map(FlowYaml::write).collect(Collectors.joining(", ", "[", "]"));
      case Json.Obj object ->
          object.members().entrySet().stream()
              .map(member -> member.getKey() + ": " + write(member.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> new String(CanonicalJson.write(value), UTF_8);
    };
  }

  /** An object as a document: a line for each member. */
  static String document(Json.Obj object) {
    return object.members().entrySet().stream()
        .map(member -> member.getKey() + ": " + write(member.getValue()) + "\n")
        .collect(Collectors.joining());
  }
}
