package dev.countersign.local.table;

import dev.countersign.domain.OutcomeId;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The newest entry of every outcome, for the page: read once, then kept up by the stream. */
public final class LatestEntries {
  private final Map<OutcomeId, StoredEntry> byOutcome = new ConcurrentHashMap<>();

  /** Reads the whole table, which only a laptop's is small enough for. */
  public static LatestEntries of(LocalStore store) {
    var latest = new LatestEntries();
    store
        .client()
        .scanPaginator(r ->
            r.tableName(LocalStore.TABLE)
                .filterExpression("begins_with(sk, :entry)")
                .expressionAttributeValues(Map.of(":entry", AttributeValue.fromS("E#"))))
        .items()
        .forEach(item -> EntryItem.read(item).ifPresent(latest::see));
    return latest;
  }

  /** Takes an entry, unless a newer one of its outcome is known. */
  public void see(StoredEntry entry) {
    byOutcome.merge(
        entry.entry().outcome(), entry, (a, b) -> a.entry().seq() >= b.entry().seq() ? a : b);
  }

  public Optional<StoredEntry> of(OutcomeId id) {
    return Optional.ofNullable(byOutcome.get(id));
  }

  /** The newest first. */
  public List<StoredEntry> all() {
    return byOutcome.values().stream()
        .sorted(
            Comparator.comparing((StoredEntry stored) -> stored.entry().at())
                .reversed()
                .thenComparing(stored -> stored.entry().claim()))
        .toList();
  }
}
