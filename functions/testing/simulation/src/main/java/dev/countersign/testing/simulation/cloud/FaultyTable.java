package dev.countersign.testing.simulation.cloud;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table as one process sees it, with its faults. */
final class FaultyTable implements DynamoDbClient {
  /**
   * Most of the shards of a month's leaves. They are read at once, since there are 80 in a month;
   * between the kinds, and in the first shard of each, other threads come between.
   */
  private static final Predicate<String> MOST_SHARDS =
      Pattern.compile("T#[^#]*#M#[-0-9]*#[A-Z][1-9a-f]").asMatchPredicate();

  private final FunctionProcess process;
  private final SimulatedCloud cloud;
  private final FaultyBatches batches;

  FaultyTable(FunctionProcess process, SimulatedCloud cloud) {
    this.process = process;
    this.cloud = cloud;
    this.batches = new FaultyBatches(process, cloud);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return read(text(request.key(), "pk"), () -> cloud.using(table -> table.getItem(request)));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return process.request(() -> cloud.using(table -> table.putItem(request)));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return process.request(() -> cloud.using(table -> table.transactWriteItems(request)));
  }

  /** A run writes how its target rests under a lock, for which its other threads would wait. */
  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return text(request.key(), "pk").equals("TARGETS")
        ? process.atOnce(() -> cloud.using(table -> table.updateItem(request)))
        : process.request(() -> cloud.using(table -> table.updateItem(request)));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    if (request.indexName() != null && request.expressionAttributeValues().containsKey(":now")) {
      return due(request);
    }
    if (request.indexName() != null) {
      return process.request(() -> cloud.using(table -> table.query(request)));
    }
    String pk = text(request.expressionAttributeValues(), ":pk");
    if (MOST_SHARDS.test(pk)) {
      return process.atOnce(() -> cloud.using(table -> table.query(request)));
    }
    return read(pk, () -> cloud.using(table -> table.query(request)));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return process.request(() -> cloud.using(table -> table.scan(request)));
  }

  /**
   * A query of the index. Where nothing is due, no other thread comes between: it would only cost
   * time.
   */
  private QueryResponse due(QueryRequest request) {
    var values = request.expressionAttributeValues();
    String shard = text(values, ":due");
    String now = text(values, ":now");
    var lagging = cloud.index();
    if (lagging.none(shard, now)) {
      return process.atOnce(() -> QueryResponse.builder().items(List.of()).build());
    }
    return process.request(() -> {
      boolean lags =
          process.faults().happens(Fault.INDEX_LAGS, process.dice(), process.where() + "/lag");
      lagging.advance(lags ? process.dice() : null);
      return QueryResponse.builder().items(lagging.due(shard, now, request.limit())).build();
    });
  }

  /**
   * Reads of settings run at once: they hold a cache's lock, for which other threads would wait.
   */
  private <T> T read(String pk, Supplier<T> effect) {
    boolean settings = pk.indexOf('#', 2) < 0;
    return settings ? process.atOnce(effect) : process.request(effect);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return batches.write(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return batches.read(request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return batches.execute(request);
  }

  private static String text(Map<String, AttributeValue> values, String name) {
    return Objects.requireNonNull(values.get(name)).s();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
