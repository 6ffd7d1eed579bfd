package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;

/** What names a posting for good: there is one at most of a result event in a target. */
public record PostingKey(TenantId tenant, TargetName target, EventId event) {
  @Override
  public String toString() {
    return tenant + "/" + target + "/" + event;
  }
}
