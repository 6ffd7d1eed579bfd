package dev.countersign.testing.dynamo.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes that place an item: in the table, or in its sparse index {@code due}. */
enum KeySchema {
  TABLE("pk", "sk"),
  DUE("due", "dueAt");

  /** All keys of an item that is in the index. */
  private static final List<String> KEYS = List.of("pk", "sk", "due", "dueAt");

  /** All that the index has of an item: the keys, and one attribute that is projected. */
  static final List<String> PROJECTED = List.of("pk", "sk", "due", "dueAt", "dueFor");

  final String partition;
  final String sort;

  KeySchema(String partition, String sort) {
    this.partition = partition;
    this.sort = sort;
  }

  static KeySchema of(@Nullable String index) {
    if (index == null) {
      return TABLE;
    }
    if (index.equals("due")) {
      return DUE;
    }
    throw ServiceErrors.invalid("The table does not have the specified index: " + index);
  }

  boolean isKey(String attribute) {
    return attribute.equals(partition) || attribute.equals(sort);
  }

  /** Whether an attribute of this name can be read here. */
  boolean has(String attribute) {
    return this == TABLE || PROJECTED.contains(attribute);
  }

  /** The item's place in the table. */
  static SortedKey inTable(Item item) {
    return SortedKey.inTable(item.text(TABLE.partition), item.text(TABLE.sort));
  }

  /** The item's place; null when it is not in the index. */
  @Nullable SortedKey place(Item item) {
    if (this == TABLE) {
      return inTable(item);
    }
    var shard = item.attributes().get(partition);
    var at = item.attributes().get(sort);
    return shard == null || at == null
        ? null
        : new SortedKey(shard.s(), at.s(), item.text(TABLE.partition), item.text(TABLE.sort));
  }

  /** The key that a next page starts after. */
  Map<String, AttributeValue> key(Item item) {
    return item.only(this == TABLE ? List.of(partition, sort) : KEYS).attributes();
  }

  /** The place that this key names, for a next page to start after. */
  SortedKey place(Map<String, AttributeValue> key) {
    var wanted = this == TABLE ? Set.of(partition, sort) : Set.copyOf(KEYS);
    boolean texts = key.values().stream().allMatch(value -> value.s() != null);
    if (!key.keySet().equals(wanted) || !texts) {
      throw ServiceErrors.invalid("The provided starting key is invalid");
    }
    var place = place(Item.of(key));
    if (place == null) {
      throw new IllegalStateException("a key without a place");
    }
    return place;
  }
}
