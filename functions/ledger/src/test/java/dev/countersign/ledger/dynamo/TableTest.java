package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** Batches of which the table leaves some undone. */
final class TableTest {
  private static final String NAME = "countersign";

  /** Does the first of each batch only, so many times, and then all. */
  private static final class Lazy implements DynamoDbClient {
    private final InProcessDynamo all = new InProcessDynamo();
    private int lazy;
    private int requests;

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      requests++;
      var wanted = request.requestItems().values().iterator().next();
      if (lazy-- <= 0 || wanted.size() < 2) {
        return all.batchWriteItem(request);
      }
      all.batchWriteItem(r -> r.requestItems(Map.of(NAME, wanted.subList(0, 1))));
      return BatchWriteItemResponse.builder()
          .unprocessedItems(Map.of(NAME, wanted.subList(1, wanted.size())))
          .build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      requests++;
      var wanted = request.requestItems().values().iterator().next();
      var keys = wanted.keys();
      if (lazy-- <= 0 || keys.size() < 2) {
        return all.batchGetItem(request);
      }
      var first = wanted.toBuilder().keys(keys.subList(0, 1)).build();
      var left = wanted.toBuilder().keys(keys.subList(1, keys.size())).build();
      return BatchGetItemResponse.builder()
          .responses(all.batchGetItem(r -> r.requestItems(Map.of(NAME, first))).responses())
          .unprocessedKeys(Map.of(NAME, left))
          .build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private final Lazy client = new Lazy();
  private final List<Integer> pauses = new ArrayList<>();
  private final Table table = new Table(client, NAME, pauses::add);

  private static List<Key> keys(int number) {
    return IntStream.range(0, number).mapToObj(i -> new Key("T#t", "X#" + i)).toList();
  }

  private static List<Values> items(int number) {
    return keys(number).stream().map(Key::item).toList();
  }

  @Test
  void putAll_whereSomeAreLeftUndone_sendsThoseAgain() {
    client.lazy = 3;
    table.putAll("put", items(6), List.of());

    assertEquals(4, client.requests);
    assertEquals(List.of(1, 2, 3), pauses);
    assertEquals(6, table.getAll("get", keys(6)).size());
  }

  @Test
  void putAll_whereSomeStayUndone_isUnavailable() {
    client.lazy = 4;

    assertThrows(Unavailable.class, () -> table.putAll("put", items(6), List.of()));
    assertEquals(4, client.requests);
  }

  @Test
  void putAll_ofMoreThanABatch_sendsAsFewAsItTakes() {
    table.putAll("put", items(25), List.of());
    assertEquals(1, client.requests);

    table.putAll("put", items(26), List.of());
    assertEquals(3, client.requests);
  }

  @Test
  void putAll_whereAllIsDoneAtOnce_pausesNever() {
    table.putAll("put", items(26), List.of());

    assertEquals(List.of(), pauses);
  }

  @Test
  void putAll_ofNothing_sendsNothing() {
    table.putAll("put", List.of(), List.of());

    assertEquals(0, client.requests);
  }

  @Test
  void putAll_withDeletes_leavesTheOthers() {
    table.putAll("put", items(3), List.of());
    table.putAll("delete", List.of(), keys(2));

    assertEquals(
        List.of("X#2"),
        table.getAll("get", keys(3)).stream().map(item -> item.text(Key.SK)).toList());
  }

  @Test
  void getAll_whereSomeAreLeftUnread_asksForThoseAgain() {
    table.putAll("put", items(6), List.of());
    client.lazy = 3;
    client.requests = 0;

    assertEquals(6, table.getAll("get", keys(6)).size());
    assertEquals(4, client.requests);
    assertEquals(List.of(1, 2, 3), pauses);
  }

  @Test
  void getAll_whereSomeStayUnread_isUnavailable() {
    client.lazy = 4;

    assertThrows(Unavailable.class, () -> table.getAll("get", keys(6)));
  }

  @Test
  void getAll_ofMoreThanABatch_asksForAHundredEach() {
    table.getAll("get", keys(100));
    assertEquals(1, client.requests);

    table.getAll("get", keys(101));
    assertEquals(3, client.requests);
    assertTrue(table.getAll("get", List.of()).isEmpty());
  }
}
