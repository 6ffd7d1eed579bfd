package dev.countersign.local.sam;

import dev.countersign.ledger.template.TemplateYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What template.yaml says: its resources, and the routes of its HTTP API. */
final class StackTemplate {
  /** A route of the HTTP API, and the function that it goes to. */
  record Route(String method, String path, String function) {
    /** The route's key, as API Gateway writes it. */
    String key() {
      return method + " " + path;
    }

    /** The path's parameters; none where the path is not this route's. */
    Optional<Map<String, String>> matched(String requested) {
      var pattern = path.split("/", -1);
      var parts = requested.split("/", -1);
      boolean greedy = path.endsWith("+}");
      if (greedy ? parts.length < pattern.length : parts.length != pattern.length) {
        return Optional.empty();
      }
      var parameters = new TreeMap<String, String>();
      for (int i = 0; i < pattern.length; i++) {
        if (pattern[i].endsWith("+}")) {
          var rest = List.of(parts).subList(i, parts.length);
          parameters.put(pattern[i].substring(1, pattern[i].length() - 2), String.join("/", rest));
        } else if (pattern[i].startsWith("{")) {
          parameters.put(pattern[i].substring(1, pattern[i].length() - 1), parts[i]);
        } else if (!pattern[i].equals(parts[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(parameters);
    }
  }

  private final Map<String, Node> resources;

  StackTemplate() {
    this.resources = TemplateYaml.map(TemplateYaml.at(TemplateYaml.root(), "Resources"));
  }

  /** The resources that no condition can leave out. */
  Set<String> always() {
    return names(resource -> !members(resource).containsKey("Condition"));
  }

  /** Of these, those of a type. */
  Set<String> alwaysOf(Set<String> types) {
    var some = names(resource -> types.contains(text(resource, "Type")));
    some.retainAll(always());
    return some;
  }

  /** What SAM makes for functions whose new versions get traffic by CodeDeploy. */
  Set<String> deployments() {
    var made = new TreeSet<String>();
    resources.forEach((function, resource) -> {
      var preference = properties(resource, "DeploymentPreference");
      if (preference.isPresent() && members(preference).containsKey("Type")) {
        made.add(function + "DeploymentGroup");
        made.add("ServerlessDeploymentApplication");
      }
    });
    return made;
  }

  List<Route> routes() {
    var routes = new ArrayList<Route>();
    resources.forEach((function, resource) ->
        members(properties(resource, "Events"))
            .forEach((name, event) -> {
              if (text(event, "Type").equals("HttpApi")) {
                var to = properties(event, "");
                to.ifPresent(route ->
                    routes.add(new Route(text(route, "Method"), text(route, "Path"), function)));
              }
            }));
    return routes;
  }

  private Set<String> names(Predicate<Node> fits) {
    var names = new TreeSet<String>();
    resources.forEach((name, resource) -> {
      if (fits.test(resource)) {
        names.add(name);
      }
    });
    return names;
  }

  private static Optional<Node> properties(Node node, String name) {
    var properties = Optional.ofNullable(members(node).get("Properties"));
    return name.isEmpty() ? properties : properties.map(all -> members(all).get(name));
  }

  private static String text(Node node, String name) {
    return members(node).get(name) instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static Map<String, Node> members(Node node) {
    return members(Optional.of(node));
  }

  private static Map<String, Node> members(Optional<Node> node) {
    return node.orElse(null) instanceof MappingNode map ? TemplateYaml.map(map) : Map.of();
  }
}
