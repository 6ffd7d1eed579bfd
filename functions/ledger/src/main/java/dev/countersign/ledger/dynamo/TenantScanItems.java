package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads the table from end to end, and holds only the last entry of each outcome in memory. */
final class TenantScanItems implements TenantScan {
  private final Table table;

  TenantScanItems(Table table) {
    this.table = table;
  }

  @Override
  public void sessions(TenantId tenant, Consumer<Session> each) {
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND #sk = :current",
            Values.none().text(":of", Keys.sessions(tenant)).text(":current", Keys.CURRENT));
    table.scan("scan sessions", scan(wanted), item -> each.accept(SessionItem.session(item)));
  }

  @Override
  public void lastEntries(TenantId tenant, Consumer<StoredEntry> each) {
    var last = new TreeMap<Claim, StoredEntry>();
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND begins_with(#sk, :entries)",
            Values.none().text(":of", Keys.outcomes(tenant)).text(":entries", Keys.ENTRIES));
    table.scan(
        "scan outcomes",
        scan(wanted),
        item -> {
          var entry = EntryItem.read(item);
          last.merge(entry.entry().claim(), entry, TenantScanItems::later);
        });
    last.values().forEach(each);
  }

  private static StoredEntry later(StoredEntry a, StoredEntry b) {
    return a.entry().seq() >= b.entry().seq() ? a : b;
  }

  private static ScanRequest.Builder scan(DynamoExpression wanted) {
    return ScanRequest.builder()
        .consistentRead(true)
        .filterExpression(wanted.text())
        .expressionAttributeNames(wanted.names())
        .expressionAttributeValues(wanted.values());
  }
}
