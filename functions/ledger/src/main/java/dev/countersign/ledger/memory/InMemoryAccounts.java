package dev.countersign.ledger.memory;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.KeyUses;
import dev.countersign.ledger.PassedOver;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that sources use, and the counts of what was passed over. */
final class InMemoryAccounts implements KeyUses, PassedOver {
  private record Counted(TenantId tenant, SourceId source, LocalDate day, String account) {}

  private final TreeMap<String, KeyUse> uses = new TreeMap<>();
  private final Map<Counted, Long> counts = new HashMap<>();

  @Override
  public synchronized void put(KeyUse use) {
    uses.put(use.tenant() + "#" + use.source(), use);
  }

  @Override
  public synchronized void remove(TenantId tenant, SourceId source) {
    uses.remove(tenant + "#" + source);
  }

  @Override
  public synchronized List<KeyUse> all() {
    return List.copyOf(uses.values());
  }

  @Override
  public synchronized boolean add(TenantId tenant, Count more) {
    var key = new Counted(tenant, more.source(), more.day(), more.account());
    counts.merge(key, more.events(), Long::sum);
    return true;
  }

  @Override
  public synchronized List<Count> list(TenantId tenant) {
    return counts.entrySet().stream()
        .filter(known -> known.getKey().tenant().equals(tenant))
        .map(known ->
            new Count(
                known.getKey().source(),
                known.getKey().day(),
                known.getKey().account(),
                known.getValue()))
        .sorted(
            Comparator.comparing(Count::day)
                .thenComparing(count -> count.source().value())
                .thenComparing(Count::account)
                .reversed())
        .toList();
  }
}
