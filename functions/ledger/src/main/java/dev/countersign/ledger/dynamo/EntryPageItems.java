package dev.countersign.ledger.dynamo;

import dev.countersign.ledger.EntryPages;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads the table page by page, each of at most 1 MB before it is filtered. */
final class EntryPageItems implements EntryPages {
  private final DynamoDbClient client;
  private final String name;

  EntryPageItems(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  @Override
  public EntryPage page(Optional<Cursor> from) {
    var wanted = EntryScanItems.wanted(EntryScanItems.TENANTS);
    var request =
        ScanRequest.builder()
            .tableName(name)
            .filterExpression(wanted.text())
            .expressionAttributeNames(wanted.names())
            .expressionAttributeValues(wanted.values());
    from.ifPresent(cursor -> request.exclusiveStartKey(key(cursor).map()));
    var page = Failures.classified("scan a page of entries", () -> client.scan(request.build()));
    var found =
        page.items().stream()
            .map(Values::of)
            .filter(item -> EntryScanItems.isOfOutcome(item.text(Key.PK)))
            .map(EntryScanItems::found)
            .toList();
    return new EntryPage(found, cursor(page.lastEvaluatedKey()));
  }

  /** The length of the partition key, and both keys. */
  private static Optional<Cursor> cursor(Map<String, AttributeValue> last) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    var key = Values.of(last);
    String pk = key.text(Key.PK);
    return Optional.of(new Cursor(pk.length() + ":" + pk + key.text(Key.SK)));
  }

  private static Key key(Cursor cursor) {
    try {
      String text = cursor.text();
      int begin = text.indexOf(':') + 1;
      int end = begin + Integer.parseInt(text, 0, begin - 1, 10);
      return new Key(text.substring(begin, end), text.substring(end));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("no cursor of entries", e);
    }
  }
}
