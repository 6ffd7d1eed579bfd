package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.template.TemplateYaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The table that this module makes has the form of the one that template.yaml makes. */
final class TableFormTest {
  @Test
  void table_ofTheTemplate_hasThisForm() {
    var form = TableForm.of("any");
    var index = form.globalSecondaryIndexes().getFirst();

    var properties = new TreeMap<>(properties());
    properties.keySet().retainAll(List.of("BillingMode", "AttributeDefinitions", "KeySchema"));
    assertEquals(
        Map.of(
            "BillingMode",
            form.billingModeAsString(),
            "AttributeDefinitions",
            form.attributeDefinitions().stream()
                .map(d -> attribute(d.attributeName(), d.attributeTypeAsString()))
                .toList(),
            "KeySchema",
            form.keySchema().stream().map(TableFormTest::key).toList()),
        properties);
    assertEquals(
        List.of(
            Map.of(
                "IndexName",
                index.indexName(),
                "KeySchema",
                index.keySchema().stream().map(TableFormTest::key).toList(),
                "Projection",
                Map.of(
                    "ProjectionType",
                    index.projection().projectionTypeAsString(),
                    "NonKeyAttributes",
                    index.projection().nonKeyAttributes()))),
        properties().get("GlobalSecondaryIndexes"));
  }

  @Test
  void streamAndExpiry_ofTheTemplate_areThese() {
    assertEquals(
        Map.of(
            "StreamViewType", TableForm.of("any").streamSpecification().streamViewTypeAsString()),
        properties().get("StreamSpecification"));
    assertEquals(
        Map.of("AttributeName", TableForm.EXPIRES, "Enabled", "true"),
        properties().get("TimeToLiveSpecification"));
  }

  private static Map<String, String> key(KeySchemaElement key) {
    return Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString());
  }

  private static Map<String, String> attribute(String name, String type) {
    return Map.of("AttributeName", name, "AttributeType", type);
  }

  private static Map<?, ?> properties() {
    return map(value(TemplateYaml.at(TemplateYaml.root(), "Resources", "Table", "Properties")));
  }

  private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Without the template's own tags, such as {@code !Ref}. */
  private static Object value(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode all -> all.getValue().stream().map(TableFormTest::value).toList();
      case MappingNode map -> {
        var values = new TreeMap<String, Object>();
        TemplateYaml.map(map).forEach((name, each) -> values.put(name, value(each)));
        yield values;
      }
      default -> throw new IllegalStateException("a node of another kind");
    };
  }
}
