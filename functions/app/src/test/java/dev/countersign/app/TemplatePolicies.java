package dev.countersign.app;

import dev.countersign.ledger.template.AllowedStatements;
import dev.countersign.ledger.template.TemplateYaml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

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

  boolean allows(String function, TableRequest request) {
    return statements(function).stream().anyMatch(statement -> statement.allows(request));
  }

  private static List<Statement> statements(String function) {
    return AllowedStatements.of(function).stream().map(TemplatePolicies::statement).toList();
  }

  private static Statement statement(Node node) {
    var conditions = new TreeMap<String, Map<String, Set<String>>>();
    var condition = TemplateYaml.map(node).get("Condition");
    if (condition != null) {
      TemplateYaml.map(condition)
          .forEach((operator, keys) -> {
            var values = new TreeMap<String, Set<String>>();
            TemplateYaml.map(keys)
                .forEach((key, value) -> values.put(key, TemplateYaml.texts(value)));
            conditions.put(operator, values);
          });
    }
    return new Statement(TemplateYaml.texts(TemplateYaml.at(node, "Action")), conditions);
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
              .allMatch(value ->
                  admitted.stream().anyMatch(like -> AllowedStatements.isLike(value, like)));
      case "Null" -> admitted.equals(Set.of(String.valueOf(values.isEmpty())));
      default -> throw new IllegalStateException("not understood: " + operator);
    };
  }
}
