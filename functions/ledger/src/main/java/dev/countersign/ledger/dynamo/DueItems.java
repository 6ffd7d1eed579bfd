package dev.countersign.ledger.dynamo;

import dev.countersign.ledger.DueIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index {@code due}: items are in it while work on them is outstanding. */
final class DueItems implements DueIndex {
  static final String INDEX = "due";
  static final String SHARD = "due";
  static final String AT = "dueAt";

  /** Takes an item out of the index. */
  static final DynamoExpression DONE = new DynamoExpression("REMOVE #due, #dueAt", Map.of());

  private final Table table;

  DueItems(Table table) {
    this.table = table;
  }

  /** The item, in the index. */
  static Values due(Values item, int shard, Instant at) {
    return item.text(SHARD, Keys.shard(shard)).time(AT, at);
  }

  /** Puts an item into the index. */
  static DynamoExpression dueAt(int shard, Instant at) {
    return DynamoExpression.of(
        "SET #due = :due, #dueAt = :dueAt",
        Values.none().text(":due", Keys.shard(shard)).time(":dueAt", at));
  }

  @Override
  public List<Work> due(int shard, Instant now, int limit) {
    var wanted =
        DynamoExpression.of(
            "#due = :due AND #dueAt <= :now",
            Values.none().text(":due", Keys.shard(shard)).time(":now", now));
    var request =
        QueryRequest.builder()
            .indexName(INDEX)
            .keyConditionExpression(wanted.text())
            .expressionAttributeNames(wanted.names())
            .expressionAttributeValues(wanted.values())
            .limit(limit)
            .build();
    return table.query("read what is due", request, limit).stream().map(DueItems::work).toList();
  }

  @Override
  public void done(Work work) {
    table.updateIf("work done", Keys.of(work), DONE, stillDue(work));
  }

  @Override
  public void later(Work work, Instant until) {
    var later = DynamoExpression.of("SET #dueAt = :later", Values.none().time(":later", until));
    table.updateIf("work put off", Keys.of(work), later, stillDue(work));
  }

  private static DynamoExpression stillDue(Work work) {
    return DynamoExpression.of("#dueAt = :was", Values.none().time(":was", work.dueAt()));
  }

  private static Work work(Values item) {
    var key = new Key(item.text(Key.PK), item.text(Key.SK));
    return Failures.reading("work", () -> Keys.work(key, item.time(AT)));
  }
}
