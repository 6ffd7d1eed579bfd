package dev.countersign.ledger.dynamo;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.EntryScan;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Reads the table by parallel scans, and holds one page of each, 1 MB, in memory. The time of an
 * entry is packed with it, so the table can't choose by it.
 */
final class EntryScanItems implements EntryScan {
  /** What the partition keys of all tenants begin with. */
  static final String TENANTS = "T#";

  private final Table table;

  EntryScanItems(Table table) {
    this.table = table;
  }

  @Override
  public void entries(Part part, Optional<TenantId> of, Consumer<Found> each) {
    String partitions = of.map(Keys::outcomes).orElse(TENANTS);
    var wanted = wanted(partitions);
    var request =
        ScanRequest.builder()
            .consistentRead(true)
            .segment(part.number())
            .totalSegments(part.all())
            .filterExpression(wanted.text())
            .expressionAttributeNames(wanted.names())
            .expressionAttributeValues(wanted.values());
    table.scan(
        "scan entries",
        request,
        Integer.MAX_VALUE,
        item -> {
          if (isOfOutcome(item.text(Key.PK))) {
            each.accept(found(item));
          }
          return true;
        });
  }

  /** Chooses entries by their keys, of partitions that begin so. */
  static DynamoExpression wanted(String partitions) {
    return DynamoExpression.of(
        "begins_with(#pk, :of) AND begins_with(#sk, :entries)",
        Values.none().text(":of", partitions).text(":entries", Keys.ENTRIES));
  }

  /** The part after the tenant says so. Other partitions may have sort keys that look alike. */
  static boolean isOfOutcome(String pk) {
    return pk.startsWith("#O#", pk.indexOf('#', TENANTS.length()));
  }

  static Found found(Values item) {
    try {
      return new Whole(EntryItem.read(item));
    } catch (Defect | Unavailable e) {
      return new Unreadable(item.text(Key.PK) + " " + item.text(Key.SK), e);
    }
  }
}
