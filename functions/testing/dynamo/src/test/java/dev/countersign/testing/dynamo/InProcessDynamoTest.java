package dev.countersign.testing.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.testing.dynamo.table.TableChange;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class InProcessDynamoTest {
  private static final Map<String, AttributeValue> KEY = key("p", "s");

  private final InProcessDynamo dynamo = new InProcessDynamo();

  @Test
  void changesSince_putUpdateAndDelete_areInOrderWithTheItemAsItBecame() {
    dynamo.putItem(r -> r.item(KEY));
    set("1");
    dynamo.deleteItem(r -> r.key(KEY));

    var changes = dynamo.changesSince(0);

    assertEquals(
        IntStream.rangeClosed(1, 3).boxed().toList(),
        changes.stream().map(TableChange::sequence).toList());
    assertEquals(KEY, changes.get(0).image());
    assertEquals(with("1"), changes.get(1).image());
    assertEquals(new TableChange(3, KEY, null), changes.get(2));
    assertEquals(changes.subList(2, 3), dynamo.changesSince(2));
  }

  @Test
  void changesSince_writeThatChangesNothing_isNotInTheStream() {
    set("1");
    set("1.0");
    dynamo.putItem(r -> r.item(with("1")));
    dynamo.deleteItem(r -> r.key(key("p", "nobody")));

    assertEquals(1, dynamo.changesSince(0).size());
  }

  @Test
  void copy_changedAfterwards_leavesTheOtherAsItWas() {
    set("1");
    var copy = dynamo.copy();
    set("2");
    copy.putItem(r -> r.item(key("p", "other")));

    assertEquals(with("1"), copy.getItem(r -> r.key(KEY)).item());
    assertEquals(with("2"), dynamo.getItem(r -> r.key(KEY)).item());
    assertFalse(dynamo.getItem(r -> r.key(key("p", "other"))).hasItem());
    assertEquals(1, copy.changesSince(0).size());
  }

  @Test
  void traffic_ofReadsAndWrites_isCountedInBytesOfItems() {
    set("1");
    var before = dynamo.traffic();
    dynamo.getItem(r -> r.key(KEY));
    set("2");

    var since = dynamo.traffic().since(before);

    int size = "pkp".length() + "sks".length() + "n".length() + 2;
    assertEquals(2, since.requests());
    assertEquals(size, since.read());
    assertEquals(size, since.written());
  }

  @Test
  void request_beyondWhatIsServed_isRefusedAloud() {
    assertThrows(UnsupportedOperationException.class, dynamo::listTables);
    assertThrows(
        UnsupportedOperationException.class,
        () -> dynamo.getItem(r -> r.key(KEY).attributesToGet("a")));
    assertThrows(
        UnsupportedOperationException.class,
        () -> dynamo.putItem(r -> r.item(KEY).conditionExpression("attribute_exists(pk)")));
  }

  @Test
  void updateItem_byManyThreads_losesNone() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var additions =
          IntStream.range(0, 200).<Callable<Object>>mapToObj(i -> this::addOne).toList();
      for (var added : threads.invokeAll(additions)) {
        added.get();
      }
    }
    assertEquals(with("200"), dynamo.getItem(r -> r.key(KEY)).item());
    assertEquals(200, dynamo.changesSince(199).getFirst().sequence());
  }

  private Object addOne() {
    return dynamo.updateItem(r ->
        r.key(KEY)
            .updateExpression("SET #n = if_not_exists(#n, :none) + :one")
            .expressionAttributeNames(Map.of("#n", "n"))
            .expressionAttributeValues(
                Map.of(":none", AttributeValue.fromN("0"), ":one", AttributeValue.fromN("1"))));
  }

  private void set(String number) {
    dynamo.updateItem(r ->
        r.key(KEY)
            .updateExpression("SET #n = :n")
            .expressionAttributeNames(Map.of("#n", "n"))
            .expressionAttributeValues(Map.of(":n", AttributeValue.fromN(number))));
  }

  private static Map<String, AttributeValue> with(String number) {
    var item = new TreeMap<>(KEY);
    item.put("n", AttributeValue.fromN(number));
    return item;
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }
}
