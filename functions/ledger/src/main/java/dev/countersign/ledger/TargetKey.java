package dev.countersign.ledger;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import java.util.Comparator;

/** Names one tenant's use of a billing engine. */
public record TargetKey(TenantId tenant, TargetName name) implements Comparable<TargetKey> {
  private static final Comparator<TargetKey> ORDER =
      Comparator.comparing(TargetKey::tenant).thenComparing(TargetKey::name);

  @Override
  public int compareTo(TargetKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return tenant + "/" + name;
  }
}
