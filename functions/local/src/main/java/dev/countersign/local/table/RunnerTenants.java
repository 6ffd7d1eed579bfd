package dev.countersign.local.table;

import dev.countersign.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tenants of the runner's table: found once, then named by the stream as they are applied. */
public final class RunnerTenants {
  private static final String SETTINGS = "TENANT";
  private static final String PREFIX = "T#";

  private final Set<TenantId> known = new ConcurrentSkipListSet<>();

  /** Reads the whole table, which only a laptop's is small enough for. */
  public static RunnerTenants of(LocalStore store) {
    var tenants = new RunnerTenants();
    store
        .client()
        .scanPaginator(r ->
            r.tableName(LocalStore.TABLE)
                .filterExpression("sk = :settings")
                .expressionAttributeValues(Map.of(":settings", AttributeValue.fromS(SETTINGS))))
        .items()
        .forEach(tenants::see);
    return tenants;
  }

  /** Takes the tenant of an item that holds a tenant's settings; any other item is passed over. */
  void see(Map<String, AttributeValue> item) {
    if (text(item, "sk").equals(SETTINGS)) {
      known.add(new TenantId(text(item, "pk").substring(PREFIX.length())));
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }

  /** In the order of their ids. */
  public List<TenantId> all() {
    return List.copyOf(known);
  }
}
