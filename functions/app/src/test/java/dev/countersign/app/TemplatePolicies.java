package dev.countersign.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What template.yaml allows functions to ask DynamoDB for, judged as IAM judges: everything is
 * denied that no statement allows; {@code dynamodb:LeadingKeys} are the partition keys of a request
 * and {@code dynamodb:Attributes} all attributes that it names.
 */
final class TemplatePolicies {
  /** A request to the table, by what IAM sees of it. */
  record TableRequest(String action, Set<String> leadingKeys, Set<String> attributes) {}

  private record Statement(Set<String> actions, Map<String, Map<String, Set<String>>> conditions) {
    boolean allows(TableRequest request) {
      return actions.contains("dynamodb:" + request.action())
          && conditions.entrySet().stream()
              .allMatch(condition ->
                  condition.getValue().entrySet().stream()
                      .allMatch(
                          key -> holds(condition.getKey(), key.getKey(), key.getValue(), request)));
    }
  }

  private final Node resources;

  TemplatePolicies() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    try {
      String text = Files.readString(folder.resolve("template.yaml"));
      var template =
          new Compose(LoadSettings.builder().setMaxAliasesForCollections(200).build())
              .composeString(text)
              .orElseThrow();
      this.resources = of(template, "Resources");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean allows(String function, TableRequest request) {
    return statements(function).stream().anyMatch(statement -> statement.allows(request));
  }

  /** The properties of all resources of a type, by their names. */
  Map<String, Node> ofType(String type) {
    var found = new TreeMap<String, Node>();
    map(resources)
        .forEach((name, resource) -> {
          if (texts(of(resource, "Type")).contains(type)) {
            found.put(name, of(resource, "Properties"));
          }
        });
    return found;
  }

  /** A text among these properties, or among those that they merge in ({@code <<}). */
  static String text(Node properties, String name) {
    var map = map(properties);
    var own = map.get(name);
    return own == null
        ? text(Objects.requireNonNull(map.get("<<"), name), name)
        : ((ScalarNode) own).getValue();
  }

  private List<Statement> statements(String function) {
    var policies = of(of(of(resources, function), "Properties"), "Policies");
    var statements = new ArrayList<Statement>();
    for (Node policy : ((SequenceNode) policies).getValue()) {
      for (Node statement : ((SequenceNode) of(policy, "Statement")).getValue()) {
        var map = map(chosen(statement));
        if (!texts(Objects.requireNonNull(map.get("Effect"))).equals(Set.of("Allow"))) {
          throw new IllegalStateException("only what allows is understood");
        }
        var conditions = new TreeMap<String, Map<String, Set<String>>>();
        if (map.containsKey("Condition")) {
          map(Objects.requireNonNull(map.get("Condition")))
              .forEach((operator, keys) -> {
                var values = new TreeMap<String, Set<String>>();
                map(keys).forEach((key, value) -> values.put(key, texts(value)));
                conditions.put(operator, values);
              });
        }
        statements.add(new Statement(texts(Objects.requireNonNull(map.get("Action"))), conditions));
      }
    }
    return statements;
  }

  /** Of {@code !If [condition, statement, none]} the statement. */
  private static Node chosen(Node statement) {
    return statement instanceof SequenceNode choice ? choice.getValue().get(1) : statement;
  }

  private static boolean holds(
      String operator, String key, Set<String> admitted, TableRequest request) {
    var values =
        switch (key) {
          case "dynamodb:LeadingKeys" -> request.leadingKeys();
          case "dynamodb:Attributes" -> request.attributes();
          default -> throw new IllegalStateException("not understood: " + key);
        };
    return switch (operator) {
      case "ForAllValues:StringEquals" -> admitted.containsAll(values);
      case "ForAllValues:StringLike" ->
          values.stream()
              .allMatch(value -> admitted.stream().anyMatch(like -> isLike(value, like)));
      case "Null" -> admitted.equals(Set.of(String.valueOf(values.isEmpty())));
      default -> throw new IllegalStateException("not understood: " + operator);
    };
  }

  /** {@code *} is any text, also one with a {@code #}. */
  private static boolean isLike(String value, String pattern) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), value);
  }

  private static Node of(Node map, String name) {
    return Objects.requireNonNull(map(map).get(name), name);
  }

  private static Map<String, Node> map(Node node) {
    var map = new TreeMap<String, Node>();
    ((MappingNode) node)
        .getValue()
        .forEach(
            entry -> map.put(((ScalarNode) entry.getKeyNode()).getValue(), entry.getValueNode()));
    return map;
  }

  private static Set<String> texts(Node node) {
    return switch (node) {
      case ScalarNode one -> Set.of(one.getValue());
      case SequenceNode many -> {
        var all = new TreeSet<String>();
        many.getValue().forEach(each -> all.addAll(texts(each)));
        yield all;
      }
      default -> throw new IllegalStateException("neither a text nor a list of texts");
    };
  }
}
