package dev.countersign.ledger.dynamo;

import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An item for each difference that is known, in its target's partition; and one for the round. */
final class ReconciliationItems implements Reconciliations {
  private static final Duration KEPT = Duration.ofDays(40);
  private static final String SCOPE = "scope";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String NAME = "name";
  private static final String STEP = "step";
  private static final String VERSION = "version";

  private final Table table;

  ReconciliationItems(Table table) {
    this.table = table;
  }

  @Override
  public List<KnownDifference> known(TargetKey target) {
    var request = Queries.all(Keys.differences(target)).build();
    return table.query("list differences", request, Integer.MAX_VALUE).stream()
        .map(item -> Failures.reading("a difference", () -> read(item)))
        .toList();
  }

  @Override
  public void remember(TargetKey target, KnownDifference difference) {
    table.put(
        "remember a difference",
        key(target, difference.id())
            .item()
            .text(SCOPE, difference.scope())
            .time(FIRST, difference.first())
            .time(LAST, difference.last())
            .number(TableForm.EXPIRES, SortableTime.expiry(difference.last().plus(KEPT))));
  }

  @Override
  public void forget(TargetKey target, Collection<String> ids) {
    var keys = ids.stream().map(id -> key(target, id)).toList();
    table.putAll("forget differences", List.of(), keys);
  }

  @Override
  public Optional<Round> round() {
    return table
        .get("read a round", Keys.ROUND)
        .map(item ->
            Failures.reading(
                "a round", () -> new Round(item.text(NAME), item.text(STEP), item.count(VERSION))));
  }

  @Override
  public boolean round(Optional<Round> before, Round now) {
    var item =
        Keys.ROUND
            .item()
            .text(NAME, now.name())
            .text(STEP, now.step())
            .number(VERSION, now.version());
    var unchanged =
        before
            .map(read ->
                DynamoExpression.of(
                    "#version = :version", Values.none().number(":version", read.version())))
            .orElse(DynamoExpression.ABSENT);
    return table.putIf("write a round", item, unchanged).isEmpty();
  }

  private static Key key(TargetKey target, String id) {
    return new Key(Keys.differences(target), id);
  }

  private static KnownDifference read(Values item) {
    return new KnownDifference(
        item.text(Key.SK), item.text(SCOPE), item.time(FIRST), item.time(LAST));
  }
}
