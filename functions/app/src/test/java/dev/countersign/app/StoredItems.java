package dev.countersign.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table's items as lines of DynamoDB's JSON: each value is an object of one member that names its
 * type, and bytes are in base64.
 */
final class StoredItems {
  private static final JsonFactory JSON = new JsonFactory();

  private StoredItems() {}

  /** All items of a table, in the order of their keys. */
  static List<Map<String, AttributeValue>> of(DynamoDbClient client, String table) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    client.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().forEach(items::add);
    items.sort(Comparator.comparing(StoredItems::key));
    return items;
  }

  /** The item's partition and sort key. */
  static String key(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("pk")).s()
        + " "
        + Objects.requireNonNull(item.get("sk")).s();
  }

  static void put(DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
    items.forEach(item -> client.putItem(r -> r.tableName(table).item(item)));
  }

  static String line(Map<String, AttributeValue> item) {
    var text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      tree(out, item);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return text.toString();
  }

  static Map<String, AttributeValue> item(String line) {
    if (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json>(Json.Obj item)) {
      return tree(item);
    }
    throw new IllegalArgumentException("no item in DynamoDB's JSON");
  }

  private static void tree(JsonGenerator out, Map<String, AttributeValue> tree) throws IOException {
    out.writeStartObject();
    for (var member : new TreeMap<>(tree).entrySet()) {
      out.writeFieldName(member.getKey());
      value(out, member.getValue());
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, AttributeValue value) throws IOException {
    out.writeStartObject();
    out.writeFieldName(value.type().toString());
    switch (value.type()) {
      case S -> out.writeString(value.s());
      case N -> out.writeString(value.n());
      case B -> out.writeString(Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case M -> tree(out, value.m());
      case SS -> {
        out.writeStartArray();
        for (String text : value.ss().stream().sorted().toList()) {
          out.writeString(text);
        }
        out.writeEndArray();
      }
      case L -> {
        out.writeStartArray();
        for (AttributeValue each : value.l()) {
          value(out, each);
        }
        out.writeEndArray();
      }
      default -> throw new IllegalStateException("no item has a " + value.type());
    }
    out.writeEndObject();
  }

  private static Map<String, AttributeValue> tree(Json.Obj tree) {
    var values = new TreeMap<String, AttributeValue>();
    tree.members().forEach((name, value) -> values.put(name, value((Json.Obj) value)));
    return values;
  }

  private static AttributeValue value(Json.Obj typed) {
    var only = typed.members().entrySet().iterator().next();
    return switch (only.getKey()) {
      case "S" -> AttributeValue.fromS(text(only.getValue()));
      case "N" -> AttributeValue.fromN(text(only.getValue()));
      case "B" -> AttributeValue.fromB(bytes(text(only.getValue())));
      case "M" -> AttributeValue.fromM(tree((Json.Obj) only.getValue()));
      case "SS" ->
          AttributeValue.fromSs(
              ((Json.Arr) only.getValue()).items().stream().map(StoredItems::text).toList());
      case "L" ->
          AttributeValue.fromL(
              ((Json.Arr) only.getValue())
                  .items().stream().map(each -> value((Json.Obj) each)).toList());
      default -> throw new IllegalArgumentException("no item has a " + only.getKey());
    };
  }

  private static SdkBytes bytes(String base64) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
  }

  private static String text(Json value) {
    return ((Json.Str) value).value();
  }
}
