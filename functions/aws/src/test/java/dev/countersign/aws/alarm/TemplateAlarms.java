package dev.countersign.aws.alarm;

import dev.countersign.ledger.template.TemplateYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** The alarms and the dashboard of template.yaml. */
final class TemplateAlarms {
  private final Map<String, Node> resources;
  private final Map<String, Node> parameters;

  TemplateAlarms() {
    var template = TemplateYaml.map(TemplateYaml.root());
    this.resources = merged(template.get("Resources"));
    this.parameters = merged(template.get("Parameters"));
  }

  /**
   * One alarm.
   *
   * @param properties its own and those that it merges in
   * @param conditional whether only some stacks have it
   */
  record Alarm(Map<String, Node> properties, boolean conditional) {
    boolean has(String name) {
      return properties.containsKey(name);
    }

    String text(String name) {
      return TemplateAlarms.text(properties, name);
    }

    /** Its dimensions, with what they refer to by its name in the template. */
    List<Dimension> dimensions() {
      var dimensions = new ArrayList<Dimension>();
      if (has("Dimensions")) {
        for (Node each :
            ((SequenceNode) Objects.requireNonNull(properties.get("Dimensions"))).getValue()) {
          var dimension = merged(each);
          dimensions.add(
              Dimension.builder()
                  .name(TemplateAlarms.text(dimension, "Name"))
                  .value(TemplateAlarms.text(dimension, "Value"))
                  .build());
        }
      }
      return dimensions;
    }

    /** The lengths of the periods of its metrics, in seconds. */
    List<Integer> periods() {
      return has("Metrics")
          ? metrics().stream()
              .filter(each -> each.containsKey("MetricStat"))
              .map(each -> merged(each.get("MetricStat")))
              .map(stat -> Integer.valueOf(TemplateAlarms.text(stat, "Period")))
              .toList()
          : List.of(Integer.valueOf(text("Period")));
    }

    /** The names of the metrics that its expression adds. */
    List<String> added() {
      return metrics().stream()
          .filter(each -> each.containsKey("MetricStat"))
          .map(each -> TemplateAlarms.text(each, "Id"))
          .toList();
    }

    String expression() {
      return metrics().stream()
          .filter(each -> each.containsKey("Expression"))
          .map(each -> TemplateAlarms.text(each, "Expression"))
          .findFirst()
          .orElseThrow();
    }

    private List<Map<String, Node>> metrics() {
      var metrics = new ArrayList<Map<String, Node>>();
      for (Node each :
          ((SequenceNode) Objects.requireNonNull(properties.get("Metrics"))).getValue()) {
        metrics.add(merged(each));
      }
      return metrics;
    }
  }

  /** All alarms by their names. */
  Map<String, Alarm> all() {
    var all = new TreeMap<String, Alarm>();
    resources.forEach((name, node) -> {
      var resource = merged(node);
      if (text(resource, "Type").equals("AWS::CloudWatch::Alarm")) {
        var properties = merged(resource.get("Properties"));
        all.put(name, new Alarm(properties, resource.containsKey("Condition")));
      }
    });
    return all;
  }

  /** The dashboard's body, with its references. */
  String dashboard() {
    var properties = merged(merged(resources.get("Dashboard")).get("Properties"));
    return properties.get("DashboardBody") instanceof SequenceNode substituted
        ? ((ScalarNode) substituted.getValue().getFirst()).getValue()
        : text(properties, "DashboardBody");
  }

  /** What a parameter is where nobody sets it. */
  String standard(String parameter) {
    return text(merged(parameters.get(parameter)), "Default");
  }

  private static String text(Map<String, Node> map, String name) {
    return ((ScalarNode) Objects.requireNonNull(map.get(name), name)).getValue();
  }

  private static Map<String, Node> merged(@Nullable Node node) {
    return TemplateYaml.map(Objects.requireNonNull(node));
  }
}
