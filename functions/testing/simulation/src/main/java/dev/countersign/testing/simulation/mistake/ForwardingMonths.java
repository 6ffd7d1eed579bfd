package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Passes every call on to the right index of months; a mistake overrides one method. */
class ForwardingMonths implements MonthIndex {
  final MonthIndex right;

  ForwardingMonths(MonthIndex right) {
    this.right = right;
  }

  @Override
  public List<TenantId> tenants() {
    return right.tenants();
  }

  @Override
  public List<IndexedMonth> months(TenantId tenant) {
    return right.months(tenant);
  }

  @Override
  public IndexedMonth begin(TenantId tenant, IndexedMonth month) {
    return right.begin(tenant, month);
  }

  @Override
  public IndexedMonth close(TenantId tenant, YearMonth period, Instant at) {
    return right.close(tenant, period, at);
  }

  @Override
  public Set<String> putTogether(
      TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
    return right.putTogether(tenant, period, leaves);
  }

  @Override
  public Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
    return right.put(tenant, period, leaf);
  }

  @Override
  public Place mark(TenantId tenant, YearMonth period, String key, YearMonth to) {
    return right.mark(tenant, period, key, to);
  }

  @Override
  public Optional<Place> find(TenantId tenant, YearMonth period, String key) {
    return right.find(tenant, period, key);
  }

  @Override
  public Map<String, Place> findAll(TenantId tenant, YearMonth period, Collection<String> keys) {
    return right.findAll(tenant, period, keys);
  }

  @Override
  public void leaves(TenantId tenant, YearMonth period, LeafKind kind, Consumer<IndexedLeaf> each) {
    right.leaves(tenant, period, kind, each);
  }

  @Override
  public SortedMap<String, Place> ofOutcome(TenantId tenant, YearMonth period, OutcomeId outcome) {
    return right.ofOutcome(tenant, period, outcome);
  }
}
