package dev.countersign.ledger.memory;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.NamedOutcomes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names of outcomes, by tenant and name. */
final class InMemoryNames implements NamedOutcomes {
  private record Name(TenantId tenant, String name) {}

  private final Map<Name, OutcomeName> names = new ConcurrentHashMap<>();

  @Override
  public void put(TenantId tenant, Collection<OutcomeName> more) {
    more.forEach(name -> names.put(new Name(tenant, name.name()), name));
  }

  @Override
  public Optional<OutcomeName> find(TenantId tenant, String name) {
    return Optional.ofNullable(names.get(new Name(tenant, name)));
  }
}
