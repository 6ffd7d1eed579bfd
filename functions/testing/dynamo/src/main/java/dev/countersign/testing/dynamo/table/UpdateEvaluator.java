package dev.countersign.testing.dynamo.table;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Applies an update to an item. */
record UpdateEvaluator(Update update, ExpressionAttributes scope) {

  /** Refuses an update that would change a key, or one attribute twice. */
  UpdateEvaluator {
    var changed = new HashSet<String>();
    for (var set : update.sets()) {
      add(changed, set.path(), scope);
    }
    for (var path : update.removes()) {
      add(changed, path, scope);
    }
  }

  private static void add(HashSet<String> changed, Operand.Path path, ExpressionAttributes scope) {
    String name = scope.name(path.name());
    if (path.isDeep()) {
      throw ServiceErrors.unserved("an update of an attribute's part");
    }
    if (KeySchema.TABLE.isKey(name)) {
      throw ServiceErrors.invalid("Cannot update attribute " + name + ": part of the key");
    }
    if (!changed.add(name)) {
      throw ServiceErrors.invalid("Two document paths overlap with each other");
    }
  }

  /** The item after the update; where there is none yet, it is made from the key. */
  Map<String, AttributeValue> of(Item item, Map<String, AttributeValue> key) {
    var changed = new LinkedHashMap<>(item.isNone() ? key : item.attributes());
    for (var set : update.sets()) {
      changed.put(scope.name(set.path().name()), value(set.term(), item));
    }
    for (var path : update.removes()) {
      changed.remove(scope.name(path.name()));
    }
    return Collections.unmodifiableMap(changed);
  }

  private AttributeValue value(Update.Term term, Item item) {
    var first = value(term.first(), item);
    if (term.second() == null) {
      return first;
    }
    var second = value(term.second(), item);
    if (first.n() == null || second.n() == null) {
      throw ServiceErrors.invalid("An operand in the update expression has an incorrect data type");
    }
    var a = Numbers.of(first.n());
    var b = Numbers.of(second.n());
    var sum = Numbers.checked(term.sign() == '+' ? a.add(b) : a.subtract(b));
    return AttributeValue.fromN(Numbers.text(sum));
  }

  private AttributeValue value(Update.Source source, Item item) {
    var unless = source.unlessThere();
    @Nullable AttributeValue there = unless == null ? null : scope.of(unless, item);
    var value = there == null ? scope.of(source.operand(), item) : there;
    if (value == null) {
      throw ServiceErrors.invalid(
          "The expression refers to an attribute that the item doesn't have");
    }
    return value;
  }
}
