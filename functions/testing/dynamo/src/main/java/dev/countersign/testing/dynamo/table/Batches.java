package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Does the requests for several items. */
final class Batches {
  private static final int MOST_WRITES = 25;
  private static final int MOST_KEYS = 100;

  private final Items items;
  private final ExpressionCache expressions;
  private final TrafficMeter meter;
  private final Writes writes;

  Batches(Items items, ExpressionCache expressions, TrafficMeter meter, Writes writes) {
    this.items = items;
    this.expressions = expressions;
    this.meter = meter;
    this.writes = writes;
  }

  BatchWriteItemResponse write(BatchWriteItemRequest request) {
    SupportedParameters.batch(request);
    var all = only(request.requestItems()).getValue();
    size(all.size(), MOST_WRITES);
    var wanted = new LinkedHashMap<SortedKey, Item>();
    long bytes = 0;
    for (WriteRequest each : all) {
      var item =
          each.putRequest() == null ? Item.NONE : ItemValidation.item(each.putRequest().item());
      if ((each.putRequest() == null) == (each.deleteRequest() == null)) {
        throw ServiceErrors.invalid("Supplied WriteRequest must have either a put or a delete");
      }
      var place =
          item.isNone() ? ItemValidation.key(each.deleteRequest().key()) : KeySchema.inTable(item);
      if (wanted.put(place, item) != null) {
        throw ServiceErrors.invalid("Provided list of item keys contains duplicates");
      }
      bytes += item.size();
    }
    if (bytes > Sizes.LARGEST_BATCH) {
      throw ServiceErrors.invalid("The batch is larger than 16 MB");
    }
    wanted.forEach((place, item) -> writes.write(place, items.get(place), item));
    return BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
  }

  /** Reads in the order of the keys, and leaves unprocessed what is beyond 16 MB. */
  BatchGetItemResponse get(BatchGetItemRequest request) {
    SupportedParameters.batch(request);
    var table = only(request.requestItems());
    var wanted = table.getValue();
    SupportedParameters.read(wanted);
    size(wanted.keys().size(), MOST_KEYS);
    var own = expressions.ofRequest();
    var paths = own.projection(wanted.projectionExpression());
    var names = wanted.hasExpressionAttributeNames() ? wanted.expressionAttributeNames() : null;
    var projection = Projection.of(paths, own.scope(names, null));
    var places = places(wanted.keys());
    var found = new ArrayList<Map<String, AttributeValue>>();
    long bytes = 0;
    for (int i = 0; i < places.size(); i++) {
      var item = items.get(places.get(i));
      if (bytes + item.size() > Sizes.LARGEST_BATCH) {
        meter.read(bytes);
        var left = wanted.toBuilder().keys(wanted.keys().subList(i, places.size())).build();
        return BatchGetItemResponse.builder()
            .responses(Map.of(table.getKey(), found))
            .unprocessedKeys(Map.of(table.getKey(), left))
            .build();
      }
      bytes += item.size();
      if (!item.isNone()) {
        found.add(projection.of(item));
      }
    }
    meter.read(bytes);
    return BatchGetItemResponse.builder()
        .responses(Map.of(table.getKey(), found))
        .unprocessedKeys(Map.of())
        .build();
  }

  private static List<SortedKey> places(List<Map<String, AttributeValue>> keys) {
    var places = keys.stream().map(ItemValidation::key).toList();
    if (new TreeSet<>(places).size() < places.size()) {
      throw ServiceErrors.invalid("Provided list of item keys contains duplicates");
    }
    return places;
  }

  private static <T> Map.Entry<String, T> only(Map<String, T> byTable) {
    if (byTable.size() > 1) {
      throw ServiceErrors.unserved("a batch over several tables");
    }
    return byTable.entrySet().stream()
        .findFirst()
        .orElseThrow(() -> ServiceErrors.invalid("The batch has no requests"));
  }

  private static void size(int size, int most) {
    if (size < 1 || size > most) {
      throw ServiceErrors.invalid("The batch has " + size + " requests, and may have 1 to " + most);
    }
  }
}
