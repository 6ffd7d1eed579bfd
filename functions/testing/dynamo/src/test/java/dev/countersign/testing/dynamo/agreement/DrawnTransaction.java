package dev.countersign.testing.dynamo.agreement;

import dev.countersign.testing.random.SeededDraw;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Draws transactions of puts, over so few items that they meet. None names an item twice: DynamoDB
 * Local looks at the conditions before that, and nobody sends such a one.
 */
final class DrawnTransaction {
  private static final int ITEMS = 6;

  private DrawnTransaction() {}

  static DrawnRequest of(SeededDraw draw) {
    int first = draw.below(ITEMS);
    var puts =
        IntStream.rangeClosed(first, first + draw.below(3))
            .mapToObj(i -> put(draw, i % ITEMS))
            .toList();
    return new DrawnRequest(
        puts,
        (client, table) -> {
          var actions =
              puts.stream()
                  .map(put -> put.toBuilder().tableName(table).build())
                  .map(put -> TransactWriteItem.builder().put(put).build())
                  .toList();
          try {
            client.transactWriteItems(r -> r.transactItems(actions));
            return contents(client, table);
          } catch (TransactionCanceledException e) {
            return e.cancellationReasons().stream().map(DrawnTransaction::text).toList()
                + contents(client, table);
          }
        });
  }

  private static Put put(SeededDraw draw, int place) {
    var item = new TreeMap<>(key(place));
    item.put("n", number(draw.below(3)));
    var put = Put.builder().item(item);
    switch (draw.below(4)) {
      case 0 ->
          put.conditionExpression("attribute_not_exists(#pk)")
              .expressionAttributeNames(Map.of("#pk", "pk"));
      case 1, 2 ->
          put.conditionExpression("#n = :n")
              .expressionAttributeNames(Map.of("#n", "n"))
              .expressionAttributeValues(Map.of(":n", number(draw.below(3))));
      default -> {}
    }
    return put.returnValuesOnConditionCheckFailure(
            draw.of(
                ReturnValuesOnConditionCheckFailure.NONE,
                ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of(
        "pk", AttributeValue.fromS("in one step"), "sk", AttributeValue.fromS("" + number));
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }

  private static String text(CancellationReason reason) {
    boolean told = reason.hasItem() && !reason.item().isEmpty();
    return reason.code() + (told ? AnswerText.text(reason.item()) : "");
  }

  private static String contents(DynamoDbClient client, String table) {
    return AnswerText.texts(
        IntStream.range(0, ITEMS)
            .mapToObj(i -> client.getItem(r -> r.tableName(table).key(key(i)).consistentRead(true)))
            .map(answer -> answer.item())
            .toList());
  }
}
