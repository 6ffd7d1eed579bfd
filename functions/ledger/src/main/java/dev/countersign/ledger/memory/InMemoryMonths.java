package dev.countersign.ledger.memory;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The leaves of months, by their keys. */
final class InMemoryMonths implements MonthIndex {
  private record Month(TenantId tenant, YearMonth period) {}

  private final Map<TenantId, NavigableMap<YearMonth, IndexedMonth>> months = new TreeMap<>();
  private final Map<Month, NavigableMap<String, Place>> places = new HashMap<>();

  @Override
  public synchronized List<TenantId> tenants() {
    return months.entrySet().stream()
        .filter(of -> !of.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized List<IndexedMonth> months(TenantId tenant) {
    return List.copyOf(of(tenant).values());
  }

  @Override
  public synchronized IndexedMonth begin(TenantId tenant, IndexedMonth month) {
    return of(tenant).computeIfAbsent(month.period(), period -> month);
  }

  @Override
  public synchronized IndexedMonth close(TenantId tenant, YearMonth period, Instant at) {
    var closed =
        of(tenant)
            .computeIfPresent(period, (of, month) -> month.isOpen() ? month.closed(at) : month);
    if (closed == null) {
      throw new IllegalArgumentException("the month was never begun");
    }
    return closed;
  }

  @Override
  public synchronized Set<String> putTogether(
      TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
    var there = new HashSet<String>();
    for (IndexedLeaf leaf : leaves) {
      if (put(tenant, period, leaf) instanceof Place.Here) {
        there.add(leaf.key());
      }
    }
    return there;
  }

  @Override
  public synchronized Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
    return in(tenant, period).computeIfAbsent(leaf.key(), key -> new Place.Here(leaf));
  }

  @Override
  public synchronized Place mark(TenantId tenant, YearMonth period, String key, YearMonth to) {
    return in(tenant, period).computeIfAbsent(key, of -> new Place.Late(to));
  }

  @Override
  public synchronized Optional<Place> find(TenantId tenant, YearMonth period, String key) {
    return Optional.ofNullable(in(tenant, period).get(key));
  }

  @Override
  public synchronized Map<String, Place> findAll(
      TenantId tenant, YearMonth period, Collection<String> keys) {
    var found = new HashMap<>(in(tenant, period));
    found.keySet().retainAll(Set.copyOf(keys));
    return found;
  }

  @Override
  public void leaves(TenantId tenant, YearMonth period, LeafKind kind, Consumer<IndexedLeaf> each) {
    for (Place place : all(tenant, period)) {
      if (place instanceof Place.Here(IndexedLeaf leaf) && leaf.kind() == kind) {
        each.accept(leaf);
      }
    }
  }

  @Override
  public synchronized SortedMap<String, Place> ofOutcome(
      TenantId tenant, YearMonth period, OutcomeId outcome) {
    String prefix = IndexedLeaf.entriesOf(outcome);
    return new TreeMap<>(in(tenant, period).subMap(prefix, prefix + Character.MAX_VALUE));
  }

  private synchronized List<Place> all(TenantId tenant, YearMonth period) {
    return List.copyOf(in(tenant, period).values());
  }

  private NavigableMap<YearMonth, IndexedMonth> of(TenantId tenant) {
    return months.computeIfAbsent(tenant, key -> new TreeMap<>());
  }

  private NavigableMap<String, Place> in(TenantId tenant, YearMonth period) {
    return places.computeIfAbsent(new Month(tenant, period), key -> new TreeMap<>());
  }
}
