package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.Fetches;
import java.time.Instant;
import java.util.ArrayList;
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
  public Due due(Instant now, int limit) {
    var request = DueItems.dueAtLast(Keys.FETCHES, now, limit);
    var readable = new ArrayList<WaitingDelivery>();
    var unreadable = new ArrayList<UnreadableDelivery>();
    for (Values shown : table.query("read what is to be read", request, limit)) {
      var key = new Key(shown.text(Key.PK), shown.text(Key.SK));
      // The index lags behind: what is done by now is not due any more.
      var item =
          table
              .get("read a delivery to be read", key)
              .filter(there -> there.textOrNull(DueItems.SHARD) != null);
      if (item.isPresent()) {
        try {
          read(key, item.get())
              .ifPresentOrElse(
                  readable::add,
                  () -> unreadable.add(unreadable(key, item.get(), Unreadable.EXPIRED)));
        } catch (Defect damaged) {
          unreadable.add(unreadable(key, item.get(), Unreadable.DAMAGED));
        }
      }
    }
    return new Due(readable, unreadable);
  }

  private static UnreadableDelivery unreadable(Key key, Values item, Unreadable why) {
    String[] name = key.sk().split("#", 2);
    return new UnreadableDelivery(
        tenant(key), new SourceId(name[0]), new Digest(name[1]), item.time(DueItems.AT), why);
  }

  private static TenantId tenant(Key key) {
    return new TenantId(key.pk().split("#", 3)[1]);
  }

  @Override
  public void putOff(WaitingDelivery waiting, Instant until) {
    table.updateIf(
        "put off a delivery to be read",
        key(waiting),
        DynamoExpression.of(
            "SET #dueAt = :later, #failures = :failures",
            Values.none().time(":later", until).number(":failures", waiting.failures() + 1L)),
        same(waiting.dueAt()));
  }

  /** Its bytes go at once; the empty item is removed by the table's time to live. */
  @Override
  public void finish(WaitingDelivery waiting) {
    table.updateIf(
        "finish a delivery to be read",
        key(waiting),
        finished(waiting.dueAt()),
        same(waiting.dueAt()));
  }

  private static DynamoExpression finished(Instant dueAt) {
    return DynamoExpression.of(
        "SET #expires = :now REMOVE #due, #dueAt, #dueFor, #evidence, #key",
        Values.none().number(":now", SortableTime.expiry(dueAt)));
  }

  @Override
  public void drop(UnreadableDelivery unreadable) {
    table.updateIf(
        "drop a delivery that can't be read",
        Keys.fetch(unreadable.tenant(), unreadable.source(), unreadable.digest()),
        switch (unreadable.why()) {
          case EXPIRED -> finished(unreadable.dueAt());
          case DAMAGED -> DueItems.NOT_DUE;
        },
        same(unreadable.dueAt()));
  }

  private static DynamoExpression same(Instant dueAt) {
    return DynamoExpression.of("#dueAt = :was", Values.none().time(":was", dueAt));
  }

  private static Key key(WaitingDelivery waiting) {
    return Keys.fetch(waiting.tenant(), waiting.source(), waiting.evidence().digest());
  }

  /** None where its evidence can't be read any more. */
  private Optional<WaitingDelivery> read(Key key, Values item) {
    return Failures.reading(
        "a delivery to be read",
        () -> {
          var tenant = tenant(key);
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
