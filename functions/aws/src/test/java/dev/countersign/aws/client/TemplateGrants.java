package dev.countersign.aws.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
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
 * What template.yaml allows functions to ask of services other than the table, by actions and
 * resources. A resource of the stack itself is called by its name in the template: {@code Bus.Arn}.
 */
final class TemplateGrants {
  private final SortedMap<String, List<Grant>> byFunction = new TreeMap<>();

  /** A statement that allows. */
  private record Grant(SortedSet<String> actions, SortedSet<String> resources) {
    boolean allows(ServiceCall call) {
      return actions.contains(call.action())
          && resources.stream().anyMatch(like -> isLike(call.resource(), like));
    }
  }

  TemplateGrants() {
    var compose = new Compose(LoadSettings.builder().setMaxAliasesForCollections(500).build());
    try {
      String text = Files.readString(Path.of("../../template.yaml"));
      map(of(compose.composeString(text).orElseThrow(), "Resources"))
          .forEach((name, resource) -> {
            if (texts(of(resource, "Type")).contains("AWS::Serverless::Function")) {
              byFunction.put(name, grants(of(of(resource, "Properties"), "Policies")));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static List<Grant> grants(Node policies) {
    var grants = new ArrayList<Grant>();
    for (Node policy : ((SequenceNode) policies).getValue()) {
      for (Node statement : ((SequenceNode) of(policy, "Statement")).getValue()) {
        // Of !If [condition, statement, none] the statement.
        Node chosen = statement instanceof SequenceNode one ? one.getValue().get(1) : statement;
        if (!texts(of(chosen, "Effect")).contains("Allow")) {
          throw new IllegalStateException("only what allows is understood");
        }
        grants.add(new Grant(texts(of(chosen, "Action")), texts(of(chosen, "Resource"))));
      }
    }
    return grants;
  }

  /** {@code *} is any text. */
  private static boolean isLike(String resource, String pattern) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), resource);
  }

  private static Node of(Node map, String name) {
    return Objects.requireNonNull(map(map).get(name), name);
  }

  private static SortedMap<String, Node> map(Node node) {
    var map = new TreeMap<String, Node>();
    for (var entry : ((MappingNode) node).getValue()) {
      map.put(((ScalarNode) entry.getKeyNode()).getValue(), entry.getValueNode());
    }
    return map;
  }

  private static SortedSet<String> texts(Node node) {
    var texts = new TreeSet<String>();
    if (node instanceof SequenceNode many) {
      many.getValue().forEach(each -> texts.addAll(texts(each)));
    } else {
      texts.add(
          ((ScalarNode) node)
              .getValue()
              .replace("${AWS::Partition}", "aws")
              .replace("${AWS::Region}", ServiceCall.REGION)
              .replace("${AWS::AccountId}", ServiceCall.ACCOUNT)
              .replace("${AWS::StackName}", "countersign"));
    }
    return texts;
  }
}
