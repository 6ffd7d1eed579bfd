package dev.countersign.app.operate.republish;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events are published again.
 *
 * @param tenant whose; empty for all tenants
 * @param since the first time at which their entries were decided ({@code recorded_at})
 * @param until the time from which on they are not wanted
 * @param detailType EventBridge's detail type; empty for all
 */
public record WantedEvents(
    Optional<TenantId> tenant, Instant since, Instant until, Optional<String> detailType) {

  boolean has(StoredEntry stored) {
    var at = stored.entry().at();
    return !at.isBefore(since)
        && at.isBefore(until)
        && tenant.map(stored.entry().tenant()::equals).orElse(true);
  }

  boolean has(PublishedEvent event) {
    return detailType.map(event.detailType()::equals).orElse(true);
  }
}
