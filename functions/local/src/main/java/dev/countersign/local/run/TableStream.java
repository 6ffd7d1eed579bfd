package dev.countersign.local.run;

import dev.countersign.app.publish.PublishBatch;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The table's stream, handed to publish as Lambda does: from its beginning, a batch at a time,
 * again from where it failed. Used by one thread.
 */
final class TableStream {
  private final DynamoDbStreamsClient client;
  private final String arn;
  private final PublishBatch publish;
  private final Consumer<StoredEntry> seen;

  /** Where each shard is read next; empty at its end. */
  private final Map<String, String> iterators = new HashMap<>();

  TableStream(
      DynamoDbClient tables,
      DynamoDbStreamsClient client,
      PublishBatch publish,
      Consumer<StoredEntry> seen) {
    this.client = client;
    this.arn = tables.describeTable(r -> r.tableName(LocalStore.TABLE)).table().latestStreamArn();
    this.publish = publish;
    this.seen = seen;
  }

  /** Whatever is new in any shard. */
  void poll() {
    var description = client.describeStream(r -> r.streamArn(arn)).streamDescription();
    description.shards().forEach(shard -> read(shard.shardId()));
  }

  private void read(String shard) {
    String iterator = iterators.computeIfAbsent(shard, this::beginning);
    if (iterator.isEmpty()) {
      return;
    }
    try {
      var answer = client.getRecords(r -> r.shardIterator(iterator).limit(100));
      if (publish(answer.records())) {
        String next = answer.nextShardIterator();
        iterators.put(shard, next == null ? "" : next);
      }
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      iterators.remove(shard);
    }
  }

  private String beginning(String shard) {
    return client
        .getShardIterator(
            r -> r.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  /** Whether all of them were taken. */
  private boolean publish(List<Record> records) {
    var entries = new LinkedHashMap<String, StoredEntry>();
    for (Record record : records) {
      if (record.eventName() == OperationType.INSERT) {
        EntryItem.read(record.dynamodb().newImage())
            .ifPresent(entry -> entries.put(record.dynamodb().sequenceNumber(), entry));
      }
    }
    boolean taken = publish.publish(entries).failed().isEmpty();
    entries.values().forEach(seen);
    return taken;
  }
}
