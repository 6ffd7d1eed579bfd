package dev.countersign.testing.dynamo.agreement;

import dev.countersign.testing.dynamo.table.Sizes;
import dev.countersign.testing.random.SeededDraw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values, keys and items, most of them such as DynamoDB takes. */
record DrawnValues(SeededDraw draw) {
  static final List<String> ATTRIBUTES = List.of("a", "b", "c", "d");
  private static final List<String> PARTITIONS = List.of("p", "q", "r");
  private static final List<String> SORTS =
      List.of("a", "ab", "abc", "b", "b#1", "b#2", "bé", "b\uffee", "b😀", "c", "~");

  AttributeValue value() {
    return value(2);
  }

  private AttributeValue value(int depth) {
    return switch (draw.below(depth == 0 ? 10 : 13)) {
      case 0, 1, 2, 3 -> text();
      case 4, 5 -> number();
      case 6 -> AttributeValue.fromB(bytes());
      case 7 -> AttributeValue.fromBool(draw.percent(50));
      case 8 -> AttributeValue.fromNul(true);
      case 9 -> set();
      case 10, 11 -> AttributeValue.fromM(tree(depth - 1));
      default ->
          AttributeValue.fromL(
              IntStream.range(0, draw.below(3)).mapToObj(i -> value(depth - 1)).toList());
    };
  }

  private Map<String, AttributeValue> tree(int depth) {
    var tree = new TreeMap<String, AttributeValue>();
    IntStream.range(0, draw.below(3)).forEach(i -> tree.put(draw.of(ATTRIBUTES), value(depth)));
    return tree;
  }

  AttributeValue text() {
    return AttributeValue.fromS(draw.of("", "a", "ab", "b", "bé", "b\uffee", "b😀", "abc"));
  }

  AttributeValue number() {
    return AttributeValue.fromN(
        draw.of("0", "1", "2", "-1", "1.50", "1e3", "007", "12345678901234567890", "-0.001"));
  }

  private SdkBytes bytes() {
    byte[] bytes = new byte[draw.below(3)];
    draw.random().nextBytes(bytes);
    return SdkBytes.fromByteArray(bytes);
  }

  private AttributeValue set() {
    var members = List.of("1", "2", "3.5").subList(draw.percent(10) ? 3 : draw.below(3), 3);
    return switch (draw.below(3)) {
      case 0 -> AttributeValue.fromSs(draw.percent(5) ? List.of("x", "x") : members);
      case 1 -> AttributeValue.fromNs(draw.percent(5) ? List.of("1", "1.0") : members);
      default -> AttributeValue.fromBs(members.stream().map(SdkBytes::fromUtf8String).toList());
    };
  }

  AttributeValue partition() {
    return AttributeValue.fromS(draw.of(PARTITIONS));
  }

  AttributeValue sort() {
    return AttributeValue.fromS(draw.of(SORTS));
  }

  /** No two items' are alike: DynamoDB's order of those is that of a hash. */
  AttributeValue dueAt(Map<String, AttributeValue> key) {
    return AttributeValue.fromS(sort().s() + "@" + key.get("pk") + key.get("sk"));
  }

  AttributeValue shard() {
    return AttributeValue.fromS(draw.of("D#1", "D#2"));
  }

  Map<String, AttributeValue> key() {
    var key = new TreeMap<String, AttributeValue>();
    key.put("pk", draw.percent(2) ? value() : partition());
    key.put("sk", draw.percent(2) ? value() : sort());
    if (draw.percent(1)) {
      key.put("a", value());
    }
    if (draw.percent(1)) {
      key.remove("sk");
    }
    return key;
  }

  Map<String, AttributeValue> item() {
    var item = new TreeMap<>(key());
    IntStream.range(0, draw.below(4)).forEach(i -> item.put(draw.of(ATTRIBUTES), value()));
    if (draw.percent(40)) {
      item.put("due", draw.percent(4) ? value() : shard());
    }
    if (draw.percent(40)) {
      item.put("dueFor", draw.percent(80) ? text() : value());
    }
    if (draw.percent(40)) {
      item.put("dueAt", draw.percent(4) ? number() : dueAt(item));
    }
    return item;
  }

  /** An item of some hundred KB. */
  Map<String, AttributeValue> great() {
    return filled(1 + draw.below(390 * 1024));
  }

  /** An item of this size in bytes, or little more than a key and a value need. */
  Map<String, AttributeValue> filled(int size) {
    var item = new TreeMap<String, AttributeValue>();
    item.put("pk", partition());
    item.put("sk", sort());
    var value = value();
    if (!value.hasSs() && !value.hasNs() && !value.hasBs()) {
      item.put("a", value);
    }
    int left = size - Sizes.of(item) - 1;
    item.put("b", AttributeValue.fromS("x".repeat(Math.max(1, left))));
    return item;
  }
}
