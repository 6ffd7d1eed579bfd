package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What has still to be done, oldest first: the index {@code due}. It may show what was just done;
 * doing that again is harmless.
 */
public interface DueIndex {
  int SHARDS = 16;

  /** Work of one shard that is due at or before {@code now}, oldest first. One request. */
  List<Work> due(int shard, Instant now, int limit);

  /** Nothing more is to be done for this item. */
  void done(Work work);

  /** Puts this work off until then, so that it can't hold up what comes after it. */
  void later(Work work, Instant until);

  sealed interface Work {
    TenantId tenant();

    Instant dueAt();

    record OfOutcome(TenantId tenant, Claim claim, int seq, Instant dueAt) implements Work {}

    record OfSession(TenantId tenant, SessionId session, Instant dueAt) implements Work {}
  }
}
