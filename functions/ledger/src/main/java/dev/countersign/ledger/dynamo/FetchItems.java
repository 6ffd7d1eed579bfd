package dev.countersign.ledger.dynamo;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.Fetches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Deliveries that wait for a vendor's API, each an item. They have a partition of their own in the
 * index {@code due}, so that settle never sees them.
 */
final class FetchItems implements Fetches {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final String SOURCE = "source";
  private static final String FAILURES = "failures";
  private static final String FETCH = "fetch";

  /** There is none of these bytes, or it was read in vain. */
  private static final DynamoExpression FREE =
      DynamoExpression.of(
          "attribute_not_exists(#pk) OR attribute_exists(#released)", Values.none());

  private final Table table;

  FetchItems(Table table) {
    this.table = table;
  }

  @Override
  public Progress await(WaitingDelivery waiting) {
    var evidence = waiting.evidence();
    var item =
        key(waiting)
            .item()
            .text(SOURCE, waiting.source())
            .tree(EvidenceValue.NAME, EvidenceValue.write(evidence))
            .number(FAILURES, waiting.failures())
            .text(DueItems.SHARD, Keys.FETCHES)
            .time(DueItems.AT, waiting.dueAt())
            .text(DueItems.FOR, FETCH);
    return table
        .putIf("keep a delivery to be read", item, FREE)
        .filter(there -> there.timeOrNull("doneAt") != null)
        .map(done -> Progress.DONE)
        .orElse(Progress.WAITING);
  }

  @Override
  public List<WaitingDelivery> due(Instant now, int limit) {
    var wanted =
        DynamoExpression.of(
            "#due = :due AND #dueAt <= :now",
            Values.none().text(":due", Keys.FETCHES).time(":now", now));
    var request =
        QueryRequest.builder()
            .indexName(DueItems.INDEX)
            .keyConditionExpression(wanted.text())
            .expressionAttributeNames(wanted.names())
            .expressionAttributeValues(wanted.values())
            .limit(limit)
            .build();
    var due = new ArrayList<WaitingDelivery>();
    for (Values shown : table.query("read what is to be read", request, limit)) {
      var key = new Key(shown.text(Key.PK), shown.text(Key.SK));
      // The index lags behind: what is done by now is not due any more.
      table
          .get("read a delivery to be read", key)
          .filter(item -> item.textOrNull(DueItems.SHARD) != null)
          .ifPresent(item -> due.add(read(key, item)));
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
        DynamoExpression.of("attribute_exists(#due)", Values.none()));
  }

  @Override
  public void finish(WaitingDelivery waiting, Instant at) {
    table.updateIf(
        "finish a delivery to be read",
        key(waiting),
        DynamoExpression.of(
            "SET #doneAt = :at, #expires = :expires REMOVE #due, #dueAt, #dueFor, #evidence",
            Values.none().time(":at", at).number(":expires", SortableTime.expiry(at.plus(KEPT)))),
        DynamoExpression.PRESENT);
  }

  @Override
  public void release(WaitingDelivery waiting) {
    table.updateIf(
        "release a delivery to be read",
        key(waiting),
        DynamoExpression.of(
            "SET #released = :yes REMOVE #due, #dueAt, #dueFor, #evidence",
            Values.none().text(":yes", "yes")),
        DynamoExpression.PRESENT);
  }

  private static Key key(WaitingDelivery waiting) {
    return Keys.fetch(waiting.tenant(), waiting.evidence().digest());
  }

  private static WaitingDelivery read(Key key, Values item) throws Defect {
    return Failures.reading(
        "a delivery to be read",
        () ->
            new WaitingDelivery(
                new TenantId(key.pk().split("#", 3)[1]),
                new SourceId(item.text(SOURCE)),
                EvidenceValue.read(item.tree(EvidenceValue.NAME)),
                item.time(DueItems.AT),
                item.count(FAILURES)));
  }
}
