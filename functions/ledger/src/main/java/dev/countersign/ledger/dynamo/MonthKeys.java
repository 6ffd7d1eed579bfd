package dev.countersign.ledger.dynamo;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.LeafKind;
import java.time.YearMonth;

/** The keys of the month index. A month's leaves lie in sixteen partitions for each kind. */
final class MonthKeys {
  /** The one partition that names the tenants which have months. */
  static final String TENANTS = "MONTHS";

  private MonthKeys() {}

  static Key tenant(TenantId tenant) {
    return new Key(TENANTS, tenant.value());
  }

  /** What is known of the tenant's months. */
  static String months(TenantId tenant) {
    return Keys.tenant(tenant) + "#M";
  }

  static Key month(TenantId tenant, YearMonth period) {
    return new Key(months(tenant), period.toString());
  }

  static Key leaf(TenantId tenant, YearMonth period, String key) {
    return new Key(leaves(tenant, period, LeafKind.of(key), IndexedLeaf.shard(key)), key);
  }

  static String leaves(TenantId tenant, YearMonth period, LeafKind kind, char shard) {
    return months(tenant) + "#" + period + "#" + kind.letter() + shard;
  }
}
