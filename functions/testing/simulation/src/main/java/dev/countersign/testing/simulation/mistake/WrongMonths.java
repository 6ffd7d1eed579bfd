package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.Ledger;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Mistakes with the index of months, and with sealing. */
final class WrongMonths {
  private WrongMonths() {}

  static Map<String, Mistake> all() {
    Map<String, Mistake> all = new LinkedHashMap<>();
    all.put("settle puts no leaf where the stream lost an entry", new SettleForgets());
    all.put("a late leaf leaves no mark in its own month", new NoMark());
    all.put("a month is sealed while somebody may still write to it", new NotSettled());
    WrongLeaves.all().forEach(all::put);
    return all;
  }

  private record SettleForgets() implements MistakeOfMonths {
    @Override
    public Ledger settling(Ledger right) {
      return Ports.with(
          right,
          new ForwardingMonths(right.monthIndex()) {
            @Override
            public Set<String> putTogether(
                TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
              return Set.of();
            }

            @Override
            public Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
              return new Place.Here(leaf);
            }
          });
    }
  }

  /** It goes to the month that is open, whatever its own has. */
  private record NoMark() implements MistakeOfMonths {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new ForwardingMonths(right.monthIndex()) {
            @Override
            public Place mark(TenantId tenant, YearMonth period, String key, YearMonth to) {
              return new Place.Late(to);
            }
          });
    }
  }

  private record NotSettled() implements MistakeOfMonths {
    @Override
    public Duration settling(Duration right) {
      return Duration.ZERO;
    }
  }
}
