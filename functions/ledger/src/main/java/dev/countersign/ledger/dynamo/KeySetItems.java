package dev.countersign.ledger.dynamo;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.KeySets;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Fetched key sets: all in one partition, so that one query finds all that are to be fetched. */
final class KeySetItems implements KeySets {
  private static final String URL = "url";

  private final Table table;

  KeySetItems(Table table) {
    this.table = table;
  }

  @Override
  public void follow(TenantId tenant, SourceId source, URI url) {
    var item = Keys.keySet(tenant, source).item().text(URL, url).number("failures", 0);
    var other =
        DynamoExpression.of(
            "attribute_not_exists(#pk) OR #url <> :url", Values.none().text(":url", url));
    var _ = table.putIf("follow a key set", item, other);
  }

  @Override
  public void unfollow(TenantId tenant, SourceId source) {
    table.putAll("remove a key set", List.of(), List.of(Keys.keySet(tenant, source)));
  }

  @Override
  public Optional<KeySet> find(TenantId tenant, SourceId source) {
    return table.get("read a key set", Keys.keySet(tenant, source)).map(KeySetItems::read);
  }

  @Override
  public List<KeySet> all() {
    var request = Queries.all(Keys.KEY_SETS).build();
    return table.query("list key sets", request, Integer.MAX_VALUE).stream()
        .map(KeySetItems::read)
        .toList();
  }

  @Override
  public void put(KeySet set) {
    var item =
        Keys.keySet(set.tenant(), set.source())
            .item()
            .text(URL, set.url())
            .text("keys", set.keys().orElse(null))
            .time("triedAt", set.triedAt().orElse(null))
            .number("failures", set.failures());
    var same = DynamoExpression.of("#url = :url", Values.none().text(":url", set.url()));
    var _ = table.putIf("put a key set", item, same);
  }

  private static KeySet read(Values item) {
    return Failures.reading("a key set", () -> keySet(item));
  }

  private static KeySet keySet(Values item) {
    String[] name = item.text(Key.SK).split("#", 2);
    return new KeySet(
        new TenantId(name[0]),
        new SourceId(name[1]),
        URI.create(item.text(URL)),
        Optional.ofNullable(item.textOrNull("keys")),
        Optional.ofNullable(item.timeOrNull("triedAt")),
        item.count("failures"));
  }
}
