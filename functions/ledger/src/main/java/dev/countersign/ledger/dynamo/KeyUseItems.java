package dev.countersign.ledger.dynamo;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.KeyUses;
import java.util.List;
import java.util.TreeSet;

/** The keys of every source: all in one partition, so that one query finds those of all tenants. */
final class KeyUseItems implements KeyUses {
  private final Table table;

  KeyUseItems(Table table) {
    this.table = table;
  }

  @Override
  public void put(KeyUse use) {
    var item =
        Keys.keyUse(use.tenant(), use.source())
            .item()
            .text("says", use.says())
            .texts("apart", use.apart())
            .texts("keys", new TreeSet<>(use.keys()));
    table.put("put a source's keys", item);
  }

  @Override
  public void remove(TenantId tenant, SourceId source) {
    table.putAll("remove a source's keys", List.of(), List.of(Keys.keyUse(tenant, source)));
  }

  @Override
  public List<KeyUse> all() {
    var request = Queries.all(Keys.KEY_USES).build();
    return table.query("list the keys of sources", request, Integer.MAX_VALUE).stream()
        .map(item -> Failures.reading("a source's keys", () -> read(item)))
        .toList();
  }

  private static KeyUse read(Values item) {
    String[] name = item.text(Key.SK).split("#", 2);
    return new KeyUse(
        new TenantId(name[0]),
        new SourceId(name[1]),
        item.text("says"),
        item.textsByName("apart"),
        new TreeSet<>(item.texts("keys")));
  }
}
