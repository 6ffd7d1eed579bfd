package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads the table from end to end, and holds only the last entry of each outcome in memory. */
final class TenantScanItems implements TenantScan {
  /** Of 1 MB each, the most that one request reads. */
  private static final int PAGES = 200;

  private static final int FIRST = 1;

  private final Table table;
  private final OutcomeItems outcomes;

  TenantScanItems(Table table, OutcomeItems outcomes) {
    this.table = table;
    this.outcomes = outcomes;
  }

  @Override
  public void sessions(TenantId tenant, Consumer<Session> each) {
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND #sk = :current",
            Values.none().text(":of", Keys.sessions(tenant)).text(":current", Keys.CURRENT));
    whole("scan sessions", wanted, item -> each.accept(SessionItem.session(item)));
  }

  @Override
  public void lastEntries(TenantId tenant, Consumer<StoredEntry> each) {
    var last = new TreeMap<Claim, StoredEntry>();
    stored(tenant, entry -> last.merge(entry.entry().claim(), entry, TenantScanItems::later));
    last.values().forEach(each);
  }

  @Override
  public void entries(TenantId tenant, Consumer<Entry> each) {
    stored(tenant, stored -> each.accept(stored.entry()));
  }

  private void stored(TenantId tenant, Consumer<StoredEntry> each) {
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND begins_with(#sk, :entries)",
            Values.none().text(":of", Keys.outcomes(tenant)).text(":entries", Keys.ENTRIES));
    whole("scan outcomes", wanted, item -> each.accept(EntryItem.read(item)));
  }

  @Override
  public void someLastEntries(
      TenantId tenant, OutcomeType type, int most, Consumer<StoredEntry> each) {
    var claims = new ArrayList<Claim>();
    var wanted =
        DynamoExpression.of(
            "begins_with(#pk, :of) AND #sk = :first",
            Values.none()
                .text(":of", Keys.outcomes(tenant) + type + "/")
                .text(":first", Keys.entries(FIRST)));
    table.scan(
        "scan some outcomes",
        scan(wanted),
        PAGES,
        item -> {
          claims.add(EntryItem.read(item).entry().claim());
          return claims.size() < most;
        });
    claims.forEach(claim -> outcomes.last(tenant, claim).ifPresent(each));
  }

  private void whole(String operation, DynamoExpression wanted, Consumer<Values> each) {
    table.scan(
        operation,
        scan(wanted),
        Integer.MAX_VALUE,
        item -> {
          each.accept(item);
          return true;
        });
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
