package dev.countersign.testing.dynamo.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the table; immutable.
 *
 * @param size in bytes, as DynamoDB counts them
 */
record Item(Map<String, AttributeValue> attributes, int size) {
  /** Stands for no item. */
  static final Item NONE = new Item(Map.of(), 0);

  /** An item of attributes that were validated. */
  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes, Sizes.of(attributes));
  }

  boolean isNone() {
    return attributes.isEmpty();
  }

  /** An item of only those of these attributes that this one has, with its own size. */
  Item only(List<String> names) {
    var some = new LinkedHashMap<String, AttributeValue>();
    for (String name : names) {
      var value = attributes.get(name);
      if (value != null) {
        some.put(name, value);
      }
    }
    return of(Collections.unmodifiableMap(some));
  }

  /** A text, which must be there. */
  String text(String name) {
    var value = attributes.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("an item without its " + name);
    }
    return value.s();
  }
}
