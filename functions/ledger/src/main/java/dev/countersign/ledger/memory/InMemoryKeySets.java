package dev.countersign.ledger.memory;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.KeySets;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Fetched key sets, in the order of their tenants and sources. */
final class InMemoryKeySets implements KeySets {
  private final TreeMap<String, KeySet> sets = new TreeMap<>();

  @Override
  public synchronized void follow(TenantId tenant, SourceId source, URI url) {
    var fresh = new KeySet(tenant, source, url, Optional.empty(), Optional.empty(), 0);
    sets.merge(name(tenant, source), fresh, (a, b) -> a.url().equals(b.url()) ? a : b);
  }

  @Override
  public synchronized void unfollow(TenantId tenant, SourceId source) {
    sets.remove(name(tenant, source));
  }

  @Override
  public synchronized Optional<KeySet> find(TenantId tenant, SourceId source) {
    return Optional.ofNullable(sets.get(name(tenant, source)));
  }

  @Override
  public synchronized List<KeySet> all() {
    return List.copyOf(sets.values());
  }

  @Override
  public synchronized void put(KeySet set) {
    sets.computeIfPresent(
        name(set.tenant(), set.source()), (n, old) -> old.url().equals(set.url()) ? set : old);
  }

  private static String name(TenantId tenant, SourceId source) {
    return tenant + "#" + source;
  }
}
