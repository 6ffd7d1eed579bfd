package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;

/** Tells the shard of the index {@code due} that an item's work is in: always the same one. */
public final class Shards {
  private Shards() {}

  public static int of(TenantId tenant, Claim claim) {
    return of("outcome", tenant.value(), claim.toString());
  }

  public static int of(TenantId tenant, SessionId session) {
    return of("session", tenant.value(), session.value());
  }

  /**
   * The shard of this work.
   *
   * @throws IllegalArgumentException for an unreadable item, whose shard only the table knows
   */
  public static int of(DueWork work) {
    return switch (work) {
      case DueWork.OnEntry entry -> of(entry.tenant(), entry.claim());
      case DueWork.OnSession session -> of(session.tenant(), session.session());
      case DueWork.Unreadable item -> throw new IllegalArgumentException("an unreadable item");
    };
  }

  private static int of(String... parts) {
    return Integer.parseInt(Digest.of(parts).prefix(4), 16) % DueIndex.SHARDS;
  }
}
