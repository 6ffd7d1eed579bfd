package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.RetryPause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Sends requests. Gets are strongly consistent; a query or scan is as its request says. */
final class Table {
  private static final int LARGEST_WRITE = 25;
  private static final int LARGEST_GET = 100;
  private static final int TRIES = 4;

  private final DynamoDbClient client;
  private final String name;
  private final RetryPause pause;

  Table(DynamoDbClient client, String name, RetryPause pause) {
    this.client = client;
    this.name = name;
    this.pause = pause;
  }

  /** Waits before another try; not before the first. */
  void pauseAfter(int failures) {
    if (failures > 0) {
      pause.after(failures);
    }
  }

  Optional<Values> get(String operation, Key key) {
    var answer =
        Failures.classified(
            operation,
            () -> client.getItem(r -> r.tableName(name).key(key.map()).consistentRead(true)));
    return answer.hasItem() ? Optional.of(Values.of(answer.item())) : Optional.empty();
  }

  void put(String operation, Values item) {
    Failures.classified(operation, () -> client.putItem(r -> r.tableName(name).item(item.map())));
  }

  /** The item that was there instead, when the condition did not hold. */
  Optional<Values> putIf(String operation, Values item, DynamoExpression condition) {
    try {
      Failures.classified(
          operation,
          () ->
              client.putItem(r ->
                  r.tableName(name)
                      .item(item.map())
                      .conditionExpression(condition.text())
                      .expressionAttributeNames(condition.names())
                      .expressionAttributeValues(orNull(condition.values()))
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(Values.of(e.item()));
    }
  }

  /** Changes an item where the condition holds, and nothing where it doesn't; says whether. */
  boolean updateIf(String operation, Key key, DynamoExpression update, DynamoExpression condition) {
    try {
      Failures.classified(
          operation,
          () ->
              client.updateItem(r ->
                  r.tableName(name)
                      .key(key.map())
                      .updateExpression(update.text())
                      .conditionExpression(condition.text())
                      .expressionAttributeNames(update.names(condition))
                      .expressionAttributeValues(orNull(update.values(condition)))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false; // the item is another by now, or gone: whoever changed it had the say
    }
  }

  /** At most {@code limit} items, in the order of their sort keys; one request for each page. */
  List<Values> query(String operation, QueryRequest request, int limit) {
    var found = new ArrayList<Values>();
    Map<String, AttributeValue> from = Map.of();
    do {
      var page = page(operation, request, from);
      page.items().forEach(item -> found.add(Values.of(item)));
      from = page.lastEvaluatedKey();
    } while (!from.isEmpty() && found.size() < limit);
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  /** Items that the filter takes, until {@code goesOn} says no; one request for each page. */
  void scan(String operation, ScanRequest.Builder request, int most, Predicate<Values> goesOn) {
    var here = request.tableName(name);
    Map<String, AttributeValue> from;
    int read = 0;
    do {
      var page = Failures.classified(operation, () -> client.scan(here.build()));
      if (!page.items().stream().allMatch(item -> goesOn.test(Values.of(item)))) {
        return;
      }
      from = page.lastEvaluatedKey();
      here.exclusiveStartKey(from);
    } while (!from.isEmpty() && ++read < most);
  }

  /** One page, after the item of this key; from the beginning where it is empty. */
  QueryResponse page(String operation, QueryRequest request, Map<String, AttributeValue> from) {
    var here = request.toBuilder().tableName(name);
    if (!from.isEmpty()) {
      here.exclusiveStartKey(from);
    }
    return Failures.classified(operation, () -> client.query(here.build()));
  }

  /** Puts and deletes: one request for each 25, more while the table leaves some of them undone. */
  void putAll(String operation, Collection<Values> items, Collection<Key> deleted) {
    var puts =
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item.map())).build());
    var deletes =
        deleted.stream()
            .map(key -> WriteRequest.builder().deleteRequest(d -> d.key(key.map())).build());
    var writes = Stream.concat(puts, deletes).toList();
    for (List<WriteRequest> part : parts(writes, LARGEST_WRITE)) {
      var left = Map.of(name, part);
      for (int failures = 0; failures < TRIES && !left.isEmpty(); failures++) {
        pauseAfter(failures);
        var now = left;
        left =
            Failures.classified(operation, () -> client.batchWriteItem(r -> r.requestItems(now)))
                .unprocessedItems();
      }
      noneLeft(operation, left);
    }
  }

  /** One request for each 100 keys, more while the table leaves some of them unread. */
  List<Values> getAll(String operation, Collection<Key> keys) {
    var found = new ArrayList<Values>();
    for (List<Key> part : parts(List.copyOf(keys), LARGEST_GET)) {
      var wanted =
          KeysAndAttributes.builder()
              .keys(part.stream().map(Key::map).toList())
              .consistentRead(true)
              .build();
      var left = Map.of(name, wanted);
      for (int failures = 0; failures < TRIES && !left.isEmpty(); failures++) {
        pauseAfter(failures);
        var now = left;
        var answer =
            Failures.classified(operation, () -> client.batchGetItem(r -> r.requestItems(now)));
        answer
            .responses()
            .values()
            .forEach(items -> items.forEach(item -> found.add(Values.of(item))));
        left = answer.unprocessedKeys();
      }
      noneLeft(operation, left);
    }
    return found;
  }

  private static void noneLeft(String operation, Map<String, ?> left) {
    if (!left.isEmpty()) {
      throw new Unavailable(operation + ": the table left some undone", null);
    }
  }

  private static @Nullable Map<String, AttributeValue> orNull(Map<String, AttributeValue> values) {
    return values.isEmpty() ? null : values; // an empty map is refused
  }

  private static <T> List<List<T>> parts(List<T> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
        .toList();
  }
}
