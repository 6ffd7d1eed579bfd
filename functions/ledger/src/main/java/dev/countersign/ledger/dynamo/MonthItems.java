package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The month index: an item for each month, and one for each leaf or mark, its JSON compressed. */
final class MonthItems implements MonthIndex {
  private static final String NUMBER = "number";
  private static final String ZONE = "zone";
  private static final String BEGINS = "begins";
  private static final String CLOSED_AT = "closedAt";
  private static final String LEAF = "leaf";
  private static final String LATE = "late";

  private final Table table;
  private final WriteStatements statements;

  MonthItems(Table table, WriteStatements statements) {
    this.table = table;
    this.statements = statements;
  }

  @Override
  public List<TenantId> tenants() {
    var request = Queries.all(MonthKeys.TENANTS).build();
    return table.query("list tenants with months", request, Integer.MAX_VALUE).stream()
        .map(item -> Failures.reading("a tenant", () -> new TenantId(item.text(Key.SK))))
        .toList();
  }

  @Override
  public List<IndexedMonth> months(TenantId tenant) {
    var request = Queries.all(MonthKeys.months(tenant)).build();
    return table.query("list months", request, Integer.MAX_VALUE).stream()
        .map(MonthItems::month)
        .toList();
  }

  /** The tenant is named first: who finds a month of it, finds it too. */
  @Override
  public IndexedMonth begin(TenantId tenant, IndexedMonth month) {
    table.put("name a tenant with months", MonthKeys.tenant(tenant).item());
    var item =
        MonthKeys.month(tenant, month.period())
            .item()
            .number(NUMBER, month.number())
            .text(ZONE, month.zone())
            .time(BEGINS, month.begins())
            .time(CLOSED_AT, month.closedAtOrNull());
    return table
        .putIf("begin a month", item, DynamoExpression.ABSENT)
        .map(MonthItems::month)
        .orElse(month);
  }

  @Override
  public IndexedMonth close(TenantId tenant, YearMonth period, Instant at) {
    var key = MonthKeys.month(tenant, period);
    table.updateIf(
        "close a month",
        key,
        DynamoExpression.of("SET #closedAt = :at", Values.none().time(":at", at)),
        DynamoExpression.of(
            "attribute_exists(#pk) AND attribute_not_exists(#closedAt)", Values.none()));
    return table
        .get("read a month", key)
        .map(MonthItems::month)
        .orElseThrow(() -> new IllegalArgumentException("the month was never begun"));
  }

  @Override
  public Set<String> putTogether(
      TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves) {
    var items = new LinkedHashMap<String, WriteStatement>();
    leaves.forEach(leaf -> items.put(leaf.key(), statements.insert(item(tenant, period, leaf))));
    return statements.write("put leaves", items);
  }

  @Override
  public Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
    return table
        .putIf("put a leaf", item(tenant, period, leaf), DynamoExpression.ABSENT)
        .map(MonthItems::place)
        .orElseGet(() -> new Place.Here(leaf));
  }

  @Override
  public Place mark(TenantId tenant, YearMonth period, String key, YearMonth to) {
    var item = MonthKeys.leaf(tenant, period, key).item().text(LATE, to);
    return table
        .putIf("mark a late leaf", item, DynamoExpression.ABSENT)
        .map(MonthItems::place)
        .orElseGet(() -> new Place.Late(to));
  }

  @Override
  public Optional<Place> find(TenantId tenant, YearMonth period, String key) {
    return table.get("read a leaf", MonthKeys.leaf(tenant, period, key)).map(MonthItems::place);
  }

  @Override
  public Map<String, Place> findAll(TenantId tenant, YearMonth period, Collection<String> keys) {
    var wanted = keys.stream().distinct().map(key -> MonthKeys.leaf(tenant, period, key)).toList();
    return table.getAll("read leaves", wanted).stream()
        .collect(Collectors.toMap(item -> item.text(Key.SK), MonthItems::place));
  }

  @Override
  public void leaves(TenantId tenant, YearMonth period, LeafKind kind, Consumer<IndexedLeaf> each) {
    for (char shard : IndexedLeaf.shards()) {
      var request = Queries.all(MonthKeys.leaves(tenant, period, kind, shard)).build();
      Map<String, AttributeValue> from = Map.of();
      do {
        var page = table.page("read leaves", request, from);
        for (var item : page.items()) {
          if (place(Values.of(item)) instanceof Place.Here(IndexedLeaf leaf)) {
            each.accept(leaf);
          }
        }
        from = page.lastEvaluatedKey();
      } while (!from.isEmpty());
    }
  }

  @Override
  public SortedMap<String, Place> ofOutcome(TenantId tenant, YearMonth period, OutcomeId outcome) {
    String prefix = IndexedLeaf.entriesOf(outcome);
    String pk = MonthKeys.leaf(tenant, period, prefix).pk();
    var found = new TreeMap<String, Place>();
    table
        .query("read leaves of an outcome", Queries.under(pk, prefix).build(), Integer.MAX_VALUE)
        .forEach(item -> found.put(item.text(Key.SK), place(item)));
    return found;
  }

  private static Values item(TenantId tenant, YearMonth period, IndexedLeaf leaf) {
    return MonthKeys.leaf(tenant, period, leaf.key())
        .item()
        .bytes(LEAF, DictionaryDeflate.write(leaf.json().toArray()));
  }

  private static Place place(Values item) {
    return Failures.reading(
        "a leaf",
        () -> {
          if (item.has(LATE)) {
            return new Place.Late(YearMonth.parse(item.text(LATE)));
          }
          try {
            var json = Bytes.of(DictionaryDeflate.read(item.bytes(LEAF)));
            return new Place.Here(new IndexedLeaf(item.text(Key.SK), json));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * What an item says of a month.
   *
   * @throws Defect when it says nothing that can be read
   */
  private static IndexedMonth month(Values item) {
    return Failures.reading(
        "a month",
        () ->
            new IndexedMonth(
                YearMonth.parse(item.text(Key.SK)),
                item.count(NUMBER),
                ZoneId.of(item.text(ZONE)),
                item.time(BEGINS),
                item.timeOrNull(CLOSED_AT)));
  }
}
