package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.intake.LineOfEvent;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.receipt.SignedResults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the table bills: its events as they were published, held against its receipt.
 */
sealed interface StandingLines {
  /** These lines, in the order of the entry; none where it bills nothing. */
  record Lines(TenantId tenant, List<BillingLine> lines) implements StandingLines {
    public Lines {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What can't be read, or is no longer what its receipt signed.
   *
   * @param key names the item, for a person to look at it
   */
  record Refused(String key, @Nullable TenantId tenantOrNull, @Nullable Claim claimOrNull)
      implements StandingLines {
    /** Whether it is this tenant's; of what can't be read, its key says so. */
    boolean isOf(TenantId tenant) {
      return tenantOrNull == null
          ? key.startsWith("T#" + tenant + "#")
          : tenantOrNull.equals(tenant);
    }
  }

  /** Reads what lies at the place of an entry. */
  static StandingLines of(EntryScan.Found found) {
    return switch (found) {
      case EntryScan.Unreadable(var key, var _) -> new Refused(key, null, null);
      case EntryScan.Whole(StoredEntry stored) -> of(stored);
    };
  }

  private static StandingLines of(StoredEntry stored) {
    var entry = stored.entry();
    if (entry.results().isEmpty()) {
      return new Lines(entry.tenant(), List.of());
    }
    var refused =
        new Refused(
            entry.tenant() + " " + entry.outcome() + " entry " + entry.seq(),
            entry.tenant(),
            entry.claim());
    if (!SignedResults.agree(stored.sealed(), stored.receipt())) {
      return refused;
    }
    var lines = new ArrayList<BillingLine>();
    for (PublishedEvent event : CloudEventForm.of(stored.sealed(), stored.receipt())) {
      if (!(LineOfEvent.read(Bytes.of(event.detail()))
          instanceof Reading.Read<LineOfEvent>(LineOfEvent(var line)))) {
        return refused;
      }
      line.map(LineOfEvent.Billed::line).ifPresent(lines::add);
    }
    return new Lines(entry.tenant(), lines);
  }
}
