package dev.countersign.testing.dynamo.agreement;

import dev.countersign.testing.random.SeededDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A request that can be made of any client.
 *
 * @param what it asks, to be read by who looks into a disagreement
 * @param answer by a client, of the table of this name
 */
record DrawnRequest(Object what, BiFunction<DynamoDbClient, String, String> answer) {

  static DrawnRequest of(SeededDraw draw) {
    return switch (draw.below(22)) {
      case 20, 21 -> DrawnTransaction.of(draw);
      case 0, 1, 2, 3, 4 -> put(draw);
      case 5, 6, 7 -> update(draw);
      case 8 -> delete(draw);
      case 9, 10 -> get(draw);
      case 11, 12, 13, 14 -> query(draw, "pk", "sk", null);
      case 15, 16 -> query(draw, "due", "dueAt", "due");
      case 17 -> scan(draw);
      case 18 -> getAll(draw);
      default -> writeAll(draw);
    };
  }

  private static DrawnRequest put(SeededDraw draw) {
    var own = new DrawnExpression(draw);
    var request = PutItemRequest.builder().item(new DrawnValues(draw).item());
    if (draw.percent(50)) {
      request.conditionExpression(own.condition());
    }
    request
        .expressionAttributeNames(own.names())
        .expressionAttributeValues(own.values())
        .returnValues(draw.percent(30) ? ReturnValue.ALL_OLD : null)
        .returnValuesOnConditionCheckFailure(wanted(draw));
    return new DrawnRequest(
        request.build(),
        (client, table) ->
            AnswerText.text(client.putItem(request.tableName(table).build()).attributes()));
  }

  /** An item, over whatever is there. */
  static DrawnRequest put(Map<String, AttributeValue> item) {
    return new DrawnRequest(
        "an item",
        (client, table) ->
            client.putItem(r -> r.tableName(table).item(item)).attributes().toString());
  }

  private static DrawnRequest update(SeededDraw draw) {
    var own = new DrawnExpression(draw);
    var key = new DrawnValues(draw).key();
    var request = UpdateItemRequest.builder().key(key);
    boolean unconditional = draw.percent(50);
    if (draw.percent(97)) {
      request.updateExpression(own.update(key, unconditional));
    }
    if (!unconditional) {
      request.conditionExpression(own.condition());
    }
    request
        .expressionAttributeNames(own.names())
        .expressionAttributeValues(own.values())
        .returnValues(draw.of(ReturnValue.NONE, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW))
        .returnValuesOnConditionCheckFailure(wanted(draw));
    return new DrawnRequest(
        request.build(),
        (client, table) ->
            AnswerText.text(client.updateItem(request.tableName(table).build()).attributes()));
  }

  private static DrawnRequest delete(SeededDraw draw) {
    var own = new DrawnExpression(draw);
    var request = DeleteItemRequest.builder().key(new DrawnValues(draw).key());
    if (draw.percent(50)) {
      request.conditionExpression(own.condition());
    }
    request
        .expressionAttributeNames(own.names())
        .expressionAttributeValues(own.values())
        .returnValues(draw.percent(50) ? ReturnValue.ALL_OLD : null)
        .returnValuesOnConditionCheckFailure(wanted(draw));
    return new DrawnRequest(
        request.build(),
        (client, table) ->
            AnswerText.text(client.deleteItem(request.tableName(table).build()).attributes()));
  }

  private static ReturnValuesOnConditionCheckFailure wanted(SeededDraw draw) {
    return draw.of(
        ReturnValuesOnConditionCheckFailure.NONE, ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  private static DrawnRequest get(SeededDraw draw) {
    var own = new DrawnExpression(draw);
    var request = GetItemRequest.builder().key(new DrawnValues(draw).key()).consistentRead(true);
    if (draw.percent(50)) {
      request.projectionExpression(own.projection());
    }
    request.expressionAttributeNames(own.names());
    return new DrawnRequest(
        request.build(),
        (client, table) -> {
          var answer = client.getItem(request.tableName(table).build());
          return answer.hasItem() + AnswerText.text(answer.item());
        });
  }

  /** Page by page. */
  static DrawnRequest query(
      SeededDraw draw, String partition, String sort, @Nullable String index) {
    var own = new DrawnExpression(draw);
    var request =
        QueryRequest.builder()
            .indexName(index)
            .consistentRead(index == null || draw.percent(2))
            .keyConditionExpression(own.keys(partition, sort))
            .scanIndexForward(draw.percent(50));
    if (draw.percent(70)) {
      request.limit(draw.of(1, 2, 3, draw.percent(5) ? 0 : 5));
    }
    if (draw.percent(40)) {
      request.filterExpression(index == null ? own.condition() : own.conditionOfIndex());
    }
    if (draw.percent(30)) {
      request.projectionExpression(own.projection());
    }
    request.expressionAttributeNames(own.names()).expressionAttributeValues(own.values());
    return new DrawnRequest(
        request.build(),
        (client, table) -> {
          var pages = new ArrayList<String>();
          Map<String, AttributeValue> from = Map.of();
          do {
            request.exclusiveStartKey(from.isEmpty() ? null : from);
            var page = client.query(request.tableName(table).build());
            from = page.lastEvaluatedKey();
            pages.add(
                AnswerText.texts(page.items())
                    + page.count()
                    + page.scannedCount()
                    + AnswerText.text(from));
          } while (!from.isEmpty());
          return pages.toString();
        });
  }

  /** All pages, without their order: DynamoDB's is that of a hash. */
  private static DrawnRequest scan(SeededDraw draw) {
    var own = new DrawnExpression(draw);
    var request = ScanRequest.builder().consistentRead(true).limit(draw.of(2, 5, 1000));
    if (draw.percent(60)) {
      request.filterExpression(own.condition());
    }
    if (draw.percent(30)) {
      request.projectionExpression(own.projection());
    }
    request.expressionAttributeNames(own.names()).expressionAttributeValues(own.values());
    return new DrawnRequest(
        request.build(),
        (client, table) -> {
          var found = new ArrayList<String>();
          int looked = 0;
          Map<String, AttributeValue> from = Map.of();
          do {
            request.exclusiveStartKey(from.isEmpty() ? null : from);
            var page = client.scan(request.tableName(table).build());
            page.items().forEach(item -> found.add(AnswerText.text(item)));
            looked += page.scannedCount();
            from = page.lastEvaluatedKey();
          } while (!from.isEmpty());
          return looked + found.stream().sorted().toList().toString();
        });
  }

  private static DrawnRequest getAll(SeededDraw draw) {
    var values = new DrawnValues(draw);
    var keys = IntStream.range(0, draw.below(4)).mapToObj(i -> values.key()).toList();
    var request = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    return new DrawnRequest(
        request,
        (client, table) -> {
          var answer = client.batchGetItem(r -> r.requestItems(Map.of(table, request)));
          var found = new TreeSet<String>();
          answer
              .responses()
              .getOrDefault(table, List.of())
              .forEach(item -> found.add(AnswerText.text(item)));
          return found.toString() + answer.unprocessedKeys().size();
        });
  }

  private static DrawnRequest writeAll(SeededDraw draw) {
    var values = new DrawnValues(draw);
    var requests =
        IntStream.range(0, draw.below(4))
            .mapToObj(i ->
                draw.percent(60)
                    ? WriteRequest.builder().putRequest(p -> p.item(values.item())).build()
                    : WriteRequest.builder().deleteRequest(d -> d.key(values.key())).build())
            .toList();
    return new DrawnRequest(
        requests,
        (client, table) -> {
          var answer = client.batchWriteItem(r -> r.requestItems(Map.of(table, requests)));
          return "left " + answer.unprocessedItems().size();
        });
  }
}
