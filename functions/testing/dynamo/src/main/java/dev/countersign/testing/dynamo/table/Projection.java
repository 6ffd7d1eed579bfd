package dev.countersign.testing.dynamo.table;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an item that are answered.
 *
 * @param names null for all
 */
record Projection(@Nullable List<String> names) {

  static Projection of(@Nullable List<Operand.Path> paths, ExpressionAttributes scope) {
    if (paths == null) {
      return new Projection(null);
    }
    if (paths.stream().anyMatch(Operand.Path::isDeep)) {
      throw ServiceErrors.unserved("a projection of an attribute's part");
    }
    var names = paths.stream().map(path -> scope.name(path.name())).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw ServiceErrors.invalid("Invalid ProjectionExpression: two document paths overlap");
    }
    return new Projection(names);
  }

  Map<String, AttributeValue> of(Item item) {
    return names == null ? item.attributes() : item.only(names).attributes();
  }
}
