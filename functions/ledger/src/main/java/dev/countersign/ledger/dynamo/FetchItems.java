package dev.countersign.ledger.dynamo;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Fetches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries that wait for a vendor's API, each an item. They have a partition of their own in the
 * index {@code due}, so that settle never sees them.
 */
final class FetchItems implements Fetches {
  private static final String SOURCE = "source";
  private static final String FAILURES = "failures";
  private static final String FETCH = "fetch";

  private final Table table;
  private final ErasableParts parts;

  FetchItems(Table table, ErasableParts parts) {
    this.table = table;
    this.parts = parts;
  }

  @Override
  public void await(WaitingDelivery waiting) {
    var item =
        key(waiting)
            .item()
            .text(SOURCE, waiting.source())
            .number(FAILURES, waiting.failures())
            .text(DueItems.SHARD, Keys.FETCHES)
            .time(DueItems.AT, waiting.dueAt())
            .text(DueItems.FOR, FETCH);
    table.put(
        "keep a delivery to be read",
        parts.withEvidence(item, waiting.tenant(), waiting.evidence()));
  }

  @Override
  public List<WaitingDelivery> due(Instant now, int limit) {
    var request = DueItems.dueAtLast(Keys.FETCHES, now, limit);
    var due = new ArrayList<WaitingDelivery>();
    for (Values shown : table.query("read what is to be read", request, limit)) {
      var key = new Key(shown.text(Key.PK), shown.text(Key.SK));
      // The index lags behind: what is done by now is not due any more.
      table
          .get("read a delivery to be read", key)
          .filter(item -> item.textOrNull(DueItems.SHARD) != null)
          .flatMap(item -> read(key, item))
          .ifPresent(due::add);
    }
    return due;
  }

  @Override
  public void putOff(WaitingDelivery waiting, Instant until) {
    table.updateIf(
        "put off a delivery to be read",
        key(waiting),
        DynamoExpression.of(
            "SET #dueAt = :later, #failures = :failures",
            Values.none().time(":later", until).number(":failures", waiting.failures() + 1L)),
        same(waiting));
  }

  /** Its bytes go at once; the empty item is removed by the table's time to live. */
  @Override
  public void finish(WaitingDelivery waiting) {
    table.updateIf(
        "finish a delivery to be read",
        key(waiting),
        DynamoExpression.of(
            "SET #expires = :now REMOVE #due, #dueAt, #dueFor, #evidence, #key",
            Values.none().number(":now", SortableTime.expiry(waiting.dueAt()))),
        same(waiting));
  }

  private static DynamoExpression same(WaitingDelivery waiting) {
    return DynamoExpression.of("#dueAt = :was", Values.none().time(":was", waiting.dueAt()));
  }

  private static Key key(WaitingDelivery waiting) {
    return Keys.fetch(waiting.tenant(), waiting.source(), waiting.evidence().digest());
  }

  /** None where its evidence can't be read any more. */
  private Optional<WaitingDelivery> read(Key key, Values item) {
    return Failures.reading(
        "a delivery to be read",
        () -> {
          var tenant = new TenantId(key.pk().split("#", 3)[1]);
          return parts
              .evidence(item, tenant)
              .map(evidence ->
                  new WaitingDelivery(
                      tenant,
                      new SourceId(item.text(SOURCE)),
                      evidence,
                      item.time(DueItems.AT),
                      item.count(FAILURES)));
        });
  }
}
