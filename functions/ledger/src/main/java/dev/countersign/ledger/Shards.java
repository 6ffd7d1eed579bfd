package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;

/** Which of the index's shards an item's work is in: the same for one item wherever it is asked. */
public final class Shards {
  private Shards() {}

  public static int of(TenantId tenant, Claim claim) {
    return of("outcome", tenant.value(), claim.toString());
  }

  public static int of(TenantId tenant, SessionId session) {
    return of("session", tenant.value(), session.value());
  }

  private static int of(String... parts) {
    return Integer.parseInt(Digest.of(parts).prefix(4), 16) % DueIndex.SHARDS;
  }
}
