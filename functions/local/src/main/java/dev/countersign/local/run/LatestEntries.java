package dev.countersign.local.run;

import dev.countersign.domain.OutcomeId;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where every outcome stands, for the page: read once, then told by the stream. */
final class LatestEntries {
  private final Map<OutcomeId, StoredEntry> last = new ConcurrentHashMap<>();

  /** Reads the whole table, which only a laptop's is small enough for. */
  static LatestEntries of(DynamoDbClient client) {
    var standing = new LatestEntries();
    client
        .scanPaginator(r ->
            r.tableName(LocalStore.TABLE)
                .filterExpression("begins_with(sk, :entry)")
                .expressionAttributeValues(
                    Map.of(
                        ":entry",
                        software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS("E#"))))
        .items()
        .forEach(item -> EntryItem.read(item).ifPresent(standing::told));
    return standing;
  }

  void told(StoredEntry entry) {
    last.merge(
        entry.entry().outcome(), entry, (a, b) -> a.entry().seq() >= b.entry().seq() ? a : b);
  }

  Optional<StoredEntry> of(OutcomeId id) {
    return Optional.ofNullable(last.get(id));
  }

  /** The newest first. */
  List<StoredEntry> all() {
    return last.values().stream()
        .sorted(
            Comparator.comparing((StoredEntry stored) -> stored.entry().at())
                .reversed()
                .thenComparing(stored -> stored.entry().claim()))
        .toList();
  }
}
