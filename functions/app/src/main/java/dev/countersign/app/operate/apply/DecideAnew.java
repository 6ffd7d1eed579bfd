package dev.countersign.app.operate.apply;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.time.Instant;
import java.util.Map;

/** Has settle decide outcomes anew after terms came into force in the past. */
public final class DecideAnew {
  private final TenantScan scan;
  private final DueIndex due;

  public DecideAnew(Ledger ledger) {
    this.scan = ledger.tenantScan();
    this.due = ledger.due();
  }

  /**
   * What was found.
   *
   * @param marked outcomes that are due now
   * @param passedOver outcomes whose last entry has events that are still to be published
   */
  public record Marked(int marked, int passedOver) {}

  /**
   * Makes due now every outcome of these types that has a session that started, or a statement of
   * something that happened, at or after the type's time. Repeating it changes nothing more. It
   * reads the whole table.
   *
   * @param now when every function has the new terms already: settle must not decide by the old
   *     ones
   */
  public Marked since(TenantId tenant, Map<OutcomeType, Instant> since, Instant now) {
    var count = new int[2];
    scan.lastEntries(
        tenant,
        stored -> {
          var from = since.get(stored.entry().claim().type());
          if (from != null && concerns(stored.entry(), from)) {
            count[marked(tenant, stored, now) ? 0 : 1]++;
          }
        });
    return new Marked(count[0], count[1]);
  }

  private boolean marked(TenantId tenant, StoredEntry stored, Instant now) {
    var entry = stored.entry();
    return due.lookAgain(new DueWork.TimeReached(tenant, entry.claim(), entry.seq(), now));
  }

  private static boolean concerns(Entry entry, Instant from) {
    var registers = entry.registers();
    return registers.sessions().values().stream().anyMatch(s -> !s.startedAt().isBefore(from))
        || registers.statements().all().stream().anyMatch(s -> !s.occurredAt().isBefore(from));
  }
}
