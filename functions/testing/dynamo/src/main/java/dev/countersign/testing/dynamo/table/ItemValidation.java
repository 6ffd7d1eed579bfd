package dev.countersign.testing.dynamo.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refuses what DynamoDB refuses to store. */
final class ItemValidation {
  private static final int LONGEST_PARTITION = 2048;
  private static final int LONGEST_SORT = 1024;
  private static final int DEEPEST = 32;

  private ItemValidation() {}

  /** The item as it is stored, its numbers in the form in which DynamoDB answers them. */
  static Item item(Map<String, AttributeValue> attributes) {
    var item = Item.of(values(attributes, 1));
    key(attributes, KeySchema.TABLE.partition, LONGEST_PARTITION);
    key(attributes, KeySchema.TABLE.sort, LONGEST_SORT);
    if (attributes.containsKey(KeySchema.DUE.partition)) {
      key(attributes, KeySchema.DUE.partition, LONGEST_PARTITION);
    }
    if (attributes.containsKey(KeySchema.DUE.sort)) {
      key(attributes, KeySchema.DUE.sort, LONGEST_SORT);
    }
    if (item.size() > Sizes.LARGEST_ITEM) {
      throw ServiceErrors.invalid("Item size has exceeded the maximum allowed size");
    }
    return item;
  }

  /** The place that a primary key names. */
  static SortedKey key(Map<String, AttributeValue> key) {
    if (!key.keySet().equals(Set.of(KeySchema.TABLE.partition, KeySchema.TABLE.sort))) {
      throw ServiceErrors.invalid("The provided key element does not match the schema");
    }
    return SortedKey.inTable(
        key(key, KeySchema.TABLE.partition, LONGEST_PARTITION),
        key(key, KeySchema.TABLE.sort, LONGEST_SORT));
  }

  private static String key(Map<String, AttributeValue> attributes, String name, int longest) {
    var value = attributes.get(name);
    if (value == null || value.s() == null || value.s().isEmpty()) {
      throw ServiceErrors.invalid("The key " + name + " is missing, empty or no text");
    }
    if (Sizes.of(value.s()) > longest) {
      throw ServiceErrors.invalid("The key " + name + " is longer than " + longest + " bytes");
    }
    return value.s();
  }

  static AttributeValue value(AttributeValue value) {
    return value(value, 1);
  }

  private static Map<String, AttributeValue> values(Map<String, AttributeValue> all, int depth) {
    var changed = new LinkedHashMap<String, AttributeValue>();
    all.forEach((name, value) -> {
      var checked = value(value, depth);
      if (!checked.equals(value)) {
        changed.put(name, checked);
      }
    });
    if (changed.isEmpty()) {
      return all;
    }
    var checked = new LinkedHashMap<>(all);
    checked.putAll(changed);
    return checked;
  }

  /** The same value when there is nothing to change. */
  private static AttributeValue value(AttributeValue value, int depth) {
    if (depth > DEEPEST) {
      throw ServiceErrors.invalid("Nesting Levels have exceeded supported limits");
    }
    return switch (value.type()) {
      case S, B, BOOL -> value;
      case NUL -> {
        if (!value.nul()) {
          throw ServiceErrors.invalid("Null attribute value types must have the value of true");
        }
        yield value;
      }
      case N -> {
        String text = Numbers.text(value.n());
        yield text.equals(value.n()) ? value : AttributeValue.fromN(text);
      }
      case SS -> {
        set(value.ss());
        yield value;
      }
      case BS -> {
        set(value.bs());
        yield value;
      }
      case NS -> {
        var texts = value.ns().stream().map(Numbers::text).toList();
        set(texts);
        yield AttributeValue.fromNs(texts);
      }
      case L -> {
        List<AttributeValue> each = value.l().stream().map(v -> value(v, depth + 1)).toList();
        yield AttributeValue.fromL(each);
      }
      case M -> {
        var parts = values(value.m(), depth + 1);
        yield parts.equals(value.m()) ? value : AttributeValue.fromM(parts);
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw ServiceErrors.invalid("Supplied AttributeValue is empty, or not of one type");
    };
  }

  private static void set(Collection<?> members) {
    if (members.isEmpty()) {
      throw ServiceErrors.invalid("A set may not be empty");
    }
    if (new HashSet<>(members).size() < members.size()) {
      throw ServiceErrors.invalid("A set contains duplicates");
    }
  }
}
