package dev.countersign.bench.growth;

import dev.countersign.domain.Digest;
import dev.countersign.ledger.DueIndex;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Fills a table with many sessions, each with an outcome that is held. The functions write the
 * first; the others are copies of its items under other keys. Nobody reads these again, so they
 * share their contents.
 */
final class FilledTable {
  private static final AttributeValue HELD_UNTIL =
      AttributeValue.fromS("2027-01-01T00:00:00.000000000Z");
  private static final int FORGOTTEN = 50_000;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SETTING = Pattern.compile("T#\\w+");

  private FilledTable() {}

  static MeasuredFunctions world(String tenant, int size) {
    var table = new InProcessDynamo();
    var first = new MeasuredFunctions(table).with(tenant);
    first.record(tenant, "ses_model", "model", 1);
    first.attest(tenant, "attested", "rec_model", "ses_model");
    var items =
        table.scan(r -> r.tableName("countersign")).items().stream()
            .filter(item -> !SETTING.matcher(text(item, "pk")).matches())
            .toList();
    for (int i = 0; i < size; i++) {
      fill(table, items, i);
      if (i % FORGOTTEN == 0) {
        table = table.copy(); // without the stream, which keeps everything
      }
    }
    return new MeasuredFunctions(table.copy());
  }

  private static void fill(
      InProcessDynamo table, List<Map<String, AttributeValue>> items, int number) {
    for (var model : items) {
      var item = new HashMap<>(model);
      item.put("pk", AttributeValue.fromS(renamed(text(model, "pk"), number)));
      item.put("sk", AttributeValue.fromS(renamed(text(model, "sk"), number)));
      if (item.containsKey("due")) {
        item.put("due", AttributeValue.fromS("D#" + number % DueIndex.SHARDS));
        item.put("dueAt", HELD_UNTIL);
      }
      table.putItem(r -> r.tableName("countersign").item(item));
    }
  }

  private static String renamed(String key, int number) {
    String named = key.replace("_model", "_f" + number);
    return HEX.matcher(named).replaceAll(hex -> Digest.of(hex.group(), "" + number).hex());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without its " + name);
    }
    return value.s();
  }
}
