package dev.countersign.local.table;

import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.ledger.dynamo.FactItems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Hands the table's stream to publish as Lambda does: from its beginning, a batch at a time, and
 * the same batch again when one of its entries failed. For one thread at a time.
 */
public final class TableStream {
  private final DynamoDbStreamsClient client;
  private final String arn;
  private final PublishBatch publish;
  private final MonthLeaves leaves;
  private final Consumer<StoredEntry> seen;
  private final RunnerTenants tenants;
  private final Consumer<Posting> posted;

  /** The iterator that each shard is read with next; empty at the shard's end. */
  private final Map<String, String> iterators = new HashMap<>();

  /**
   * Reads the store's stream from its beginning.
   *
   * @param leaves gets what is recorded beside entries
   * @param seen takes each new entry, once it was handed to publish
   * @param tenants learns each new tenant, before that
   * @param posted takes each posting of a result as it was written
   */
  public TableStream(
      LocalStore store,
      PublishBatch publish,
      MonthLeaves leaves,
      Consumer<StoredEntry> seen,
      RunnerTenants tenants,
      Consumer<Posting> posted) {
    this.client = store.streams();
    this.arn =
        store.client().describeTable(r -> r.tableName(LocalStore.TABLE)).table().latestStreamArn();
    this.publish = publish;
    this.leaves = leaves;
    this.seen = seen;
    this.tenants = tenants;
    this.posted = posted;
  }

  /** Reads what is new in every shard. */
  public void poll() {
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

  /** Whether publish took all of them. */
  private boolean publish(List<Record> records) {
    var entries = new LinkedHashMap<String, StoredEntry>();
    var facts = new LinkedHashMap<String, RecordedFact>();
    for (Record record : records) {
      LatestPostings.read(record.dynamodb().newImage()).ifPresent(posted);
      if (record.eventName() == OperationType.INSERT) {
        tenants.see(record.dynamodb().newImage());
        String number = record.dynamodb().sequenceNumber();
        EntryItem.read(record.dynamodb().newImage()).ifPresent(entry -> entries.put(number, entry));
        FactItems.read(record.dynamodb().newImage()).ifPresent(fact -> facts.put(number, fact));
      }
    }
    boolean taken = publish.publish(entries).failed().isEmpty();
    boolean indexed = leaves.put(facts).isEmpty();
    entries.values().forEach(seen);
    return taken && indexed;
  }
}
