package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Defect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item's attributes, to be written and read. A null value is not written; reading a value that
 * is missing or of another form is a {@link Defect}.
 */
final class Values {
  private final Map<String, AttributeValue> values;

  private Values(Map<String, AttributeValue> values) {
    this.values = values;
  }

  static Values none() {
    return new Values(new TreeMap<>());
  }

  /** The attributes of an item that was read. */
  static Values of(Map<String, AttributeValue> values) {
    return new Values(values);
  }

  static AttributeValue of(String text) {
    return AttributeValue.fromS(text);
  }

  /** All of them, in the client's form. */
  Map<String, AttributeValue> map() {
    return values;
  }

  Values with(String name, AttributeValue value) {
    values.put(name, value);
    return this;
  }

  /** A text, or a value whose {@code toString} is its stored form. */
  Values text(String name, @Nullable Object value) {
    return value == null ? this : with(name, of(value.toString()));
  }

  Values time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : SortableTime.write(value));
  }

  Values number(String name, long value) {
    return with(name, AttributeValue.fromN(Long.toString(value)));
  }

  Values bytes(String name, Bytes value) {
    return with(name, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value.toArray())));
  }

  Values tree(String name, @Nullable Values value) {
    return value == null ? this : with(name, AttributeValue.fromM(value.values));
  }

  Values texts(String name, Collection<String> texts) {
    return texts.isEmpty() ? this : with(name, AttributeValue.fromSs(List.copyOf(texts)));
  }

  Values texts(String name, SortedMap<String, String> texts) {
    var tree = none();
    texts.forEach(tree::text);
    return tree(name, tree);
  }

  Values trees(String name, List<Values> trees) {
    return with(name, AttributeValue.fromL(trees.stream().map(Values::asTree).toList()));
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return there(name, textOrNull(name));
  }

  @Nullable String textOrNull(String name) {
    var value = values.get(name);
    return value == null ? null : value.s();
  }

  Instant time(String name) {
    String text = text(name);
    return Failures.reading(name, () -> SortableTime.read(text));
  }

  @Nullable Instant timeOrNull(String name) {
    return has(name) ? time(name) : null;
  }

  int count(String name) {
    String number = there(name, value(name).n());
    return Failures.reading(name, () -> Integer.parseInt(number));
  }

  long whole(String name) {
    String number = there(name, value(name).n());
    return Failures.reading(name, () -> Long.parseLong(number));
  }

  Bytes bytes(String name) {
    return Bytes.of(there(name, value(name).b()).asByteArrayUnsafe());
  }

  @Nullable Bytes bytesOrNull(String name) {
    var value = values.get(name);
    return value == null || value.b() == null ? null : bytes(name);
  }

  Values tree(String name) {
    return of(value(name).m());
  }

  @Nullable Values treeOrNull(String name) {
    return has(name) ? tree(name) : null;
  }

  List<Values> trees(String name) {
    return value(name).l().stream().map(tree -> of(tree.m())).toList();
  }

  List<String> texts(String name) {
    return has(name) ? value(name).ss() : List.of();
  }

  SortedMap<String, String> textsByName(String name) {
    var texts = new TreeMap<String, String>();
    tree(name).values.forEach((key, value) -> texts.put(key, value.s()));
    return texts;
  }

  private AttributeValue asTree() {
    return AttributeValue.fromM(values);
  }

  private AttributeValue value(String name) {
    return there(name, values.get(name));
  }

  private static <T> T there(String name, @Nullable T value) {
    if (value == null) {
      throw new Defect("read an item: it lacks " + name, null);
    }
    return value;
  }
}
