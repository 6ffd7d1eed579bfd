package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Seals the months of a tenant that are due, the oldest first. Before that it announces new receipt
 * keys in the log, and puts what the open months have into it, once a day.
 */
public final class SealDue {
  private final SealPorts ports;
  private final SealMonth seal;
  private final OpenDays days;
  private final AnnouncedKeys announced;

  public SealDue(SealPorts ports, SealMonth seal) {
    this.ports = ports;
    this.seal = seal;
    this.days = new OpenDays(ports);
    this.announced = new AnnouncedKeys(ports);
  }

  /**
   * Seals each month that can be sealed now; where one can't, those after it can't either.
   *
   * @return what came of each month that was not sealed before, but for those that are open
   */
  public SequencedMap<YearMonth, Sealing> seal(TenantId tenant, Instant now) {
    var done = new LinkedHashMap<YearMonth, Sealing>();
    announced.announce(now);
    var unsealed = unsealed(tenant, now);
    unsealed.forEach(month -> days.log(tenant, month, now));
    for (IndexedMonth month : unsealed) {
      var sealing = seal.seal(tenant, month.period(), now);
      if (sealing instanceof Sealing.Open) {
        break;
      }
      done.put(month.period(), sealing);
      if (!(sealing instanceof Sealing.Sealed)) {
        break;
      }
    }
    return done;
  }

  /** A month has a proof once it is sealed, and then all before it have one. */
  private List<IndexedMonth> unsealed(TenantId tenant, Instant now) {
    var unsealed = new ArrayList<IndexedMonth>();
    for (IndexedMonth month : ports.months().upTo(tenant, now).reversed()) {
      boolean sealed =
          month.number() == 0 || ports.files().read(SealMonth.proof(tenant, month)).isPresent();
      if (sealed) {
        break;
      }
      unsealed.addFirst(month);
    }
    return unsealed;
  }
}
