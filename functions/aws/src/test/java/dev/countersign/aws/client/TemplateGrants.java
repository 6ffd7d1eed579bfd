package dev.countersign.aws.client;

import dev.countersign.ledger.template.AllowedStatements;
import dev.countersign.ledger.template.TemplateYaml;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What template.yaml allows functions to ask of services other than the table, by actions and
 * resources. A resource of the stack itself is called by its name in the template: {@code Bus.Arn}.
 */
final class TemplateGrants {
  private final SortedMap<String, List<Grant>> byFunction = new TreeMap<>();

  /** A statement that allows. */
  private record Grant(SortedSet<String> actions, SortedSet<String> resources) {
    static Grant of(Node statement) {
      return new Grant(
          TemplateYaml.texts(TemplateYaml.at(statement, "Action")),
          texts(TemplateYaml.at(statement, "Resource")));
    }

    boolean allows(ServiceCall call) {
      return actions.contains(call.action())
          && resources.stream().anyMatch(like -> AllowedStatements.isLike(call.resource(), like));
    }
  }

  TemplateGrants() {
    for (String name : TemplateYaml.ofType("AWS::Serverless::Function").keySet()) {
      byFunction.put(name, AllowedStatements.of(name).stream().map(Grant::of).toList());
    }
  }

  SortedSet<String> functions() {
    return new TreeSet<>(byFunction.keySet());
  }

  boolean allows(String function, ServiceCall call) {
    return of(function).stream().anyMatch(grant -> grant.allows(call));
  }

  /** All actions that are allowed, but for those of the table. */
  SortedSet<String> actions(String function) {
    var actions = new TreeSet<String>();
    of(function).forEach(grant -> actions.addAll(grant.actions()));
    actions.removeIf(action -> action.startsWith("dynamodb:"));
    return actions;
  }

  private List<Grant> of(String function) {
    return Objects.requireNonNull(byFunction.get(function), function);
  }

  /** The texts of a resource, with examples of what AWS sets. */
  private static SortedSet<String> texts(Node resource) {
    return TemplateYaml.texts(resource).stream()
        .map(text ->
            text.replace("${AWS::Partition}", "aws")
                .replace("${AWS::Region}", ServiceCall.REGION)
                .replace("${AWS::AccountId}", ServiceCall.ACCOUNT)
                .replace("${AWS::StackName}", "countersign"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
