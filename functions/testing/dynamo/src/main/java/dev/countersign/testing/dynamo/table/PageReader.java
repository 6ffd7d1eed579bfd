package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one page of items. The limit, and the limit of 1 MB, count the items that are looked at,
 * not those that the filter leaves.
 *
 * @param limit most items to look at; 0 for no limit
 */
record PageReader(
    KeySchema schema,
    @Nullable Condition filter,
    ExpressionAttributes scope,
    Projection projection,
    int limit) {

  /**
   * A page.
   *
   * @param looked how many items were looked at
   * @param bytes the size of those
   * @param last the key that the next page starts after; empty at the end
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      int looked,
      long bytes,
      Map<String, AttributeValue> last) {}

  Page of(Iterable<Item> items) {
    var found = new ArrayList<Map<String, AttributeValue>>();
    int looked = 0;
    long bytes = 0;
    for (Item item : items) {
      looked++;
      bytes += item.size();
      if (filter == null || new ConditionEvaluator(scope, item).of(filter)) {
        found.add(projection.of(item));
      }
      if (looked == limit || bytes > Sizes.LARGEST_PAGE) {
        return new Page(found, looked, bytes, schema.key(item));
      }
    }
    return new Page(found, looked, bytes, Map.of());
  }
}
