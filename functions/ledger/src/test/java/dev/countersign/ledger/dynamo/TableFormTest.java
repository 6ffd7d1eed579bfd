package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The table that this module makes has the form of the one that template.yaml makes. */
final class TableFormTest {
  private static final Path TEMPLATE = Path.of("../../template.yaml");

  @Test
  void table_ofTheTemplate_hasThisForm() throws IOException {
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
  void streamAndExpiry_ofTheTemplate_areThese() throws IOException {
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

  private static Map<?, ?> properties() throws IOException {
    var settings = LoadSettings.builder().setMaxAliasesForCollections(500).build();
    var template = new Compose(settings).composeString(Files.readString(TEMPLATE)).orElseThrow();
    var resources = (Map<?, ?>) map(value(template)).get("Resources");
    return map(map(map(resources).get("Table")).get("Properties"));
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
        map.getValue()
            .forEach(each ->
                values.put(
                    ((ScalarNode) each.getKeyNode()).getValue(), value(each.getValueNode())));
        yield values;
      }
      default -> throw new IllegalStateException("a node of another kind");
    };
  }
}
