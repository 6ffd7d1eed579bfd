package dev.countersign.ledger.dynamo;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition, a key condition or an update, with its values. Attributes are always written as
 * {@code #name}, since a bare name may be one of DynamoDB's reserved words; values are written as
 * {@code :value}.
 */
record DynamoExpression(String text, Map<String, AttributeValue> values) {
  private static final Pattern NAME = Pattern.compile("#(\\w+)");

  static final DynamoExpression ABSENT =
      new DynamoExpression("attribute_not_exists(#pk)", Map.of());
  static final DynamoExpression PRESENT = new DynamoExpression("attribute_exists(#pk)", Map.of());

  static DynamoExpression of(String text, Values values) {
    return new DynamoExpression(text, values.map());
  }

  /** The attribute names of both expressions, for a request that has both. */
  Map<String, String> names(DynamoExpression other) {
    var names = new TreeMap<String, String>();
    NAME.matcher(text + " " + other.text)
        .results()
        .forEach(match -> names.put(match.group(), match.group(1)));
    return names;
  }

  Map<String, String> names() {
    return names(this);
  }

  /** The values of both expressions. */
  Map<String, AttributeValue> values(DynamoExpression other) {
    var all = new TreeMap<>(values);
    all.putAll(other.values);
    return all;
  }
}
