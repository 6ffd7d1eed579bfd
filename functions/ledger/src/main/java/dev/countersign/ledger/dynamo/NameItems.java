package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.NamedOutcomes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of outcomes, an item for each, in a partition of its own. */
final class NameItems implements NamedOutcomes {
  private static final String SK = "NAME";
  private static final String CLAIM = "claim";
  private static final String RESULT = "result";

  private final Table table;

  NameItems(Table table) {
    this.table = table;
  }

  @Override
  public void put(TenantId tenant, Collection<OutcomeName> names) {
    // One request takes no key twice, and two entries of an outcome have the same dispute.
    Map<String, OutcomeName> once = new LinkedHashMap<>();
    names.forEach(name -> once.put(name.name(), name));
    var items =
        once.values().stream()
            .map(name ->
                key(tenant, name.name())
                    .item()
                    .text(CLAIM, name.claim())
                    .number(RESULT, name.revision()))
            .toList();
    table.putAll("name outcomes", items, List.of());
  }

  @Override
  public Optional<OutcomeName> find(TenantId tenant, String name) {
    return table
        .get("look up a name", key(tenant, name))
        .map(item ->
            Failures.reading(
                "a name",
                () -> new OutcomeName(name, Claim.parse(item.text(CLAIM)), item.count(RESULT))));
  }

  private static Key key(TenantId tenant, String name) {
    return new Key(Keys.tenant(tenant) + "#N#" + name, SK);
  }
}
