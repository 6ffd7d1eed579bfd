package dev.countersign.bench.growth;

import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.testing.dynamo.table.Traffic;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The table; it measures how much of the thread's CPU it takes itself, which is DynamoDB's in AWS.
 */
final class TimedTable implements DynamoDbClient {
  private final InProcessDynamo table;
  private long nanos;

  TimedTable(InProcessDynamo table) {
    this.table = table;
  }

  long nanos() {
    return nanos;
  }

  Traffic traffic() {
    return table.traffic();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return timed(() -> table.getItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return timed(() -> table.putItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return timed(() -> table.updateItem(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return timed(() -> table.query(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return timed(() -> table.batchGetItem(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return timed(() -> table.batchWriteItem(request));
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return timed(() -> table.batchExecuteStatement(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return timed(() -> table.transactWriteItems(request));
  }

  private <T> T timed(Supplier<T> request) {
    long begun = Cpu.now();
    try {
      return request.get();
    } finally {
      nanos += Cpu.now() - begun;
    }
  }

  @Override
  public String serviceName() {
    return table.serviceName();
  }

  @Override
  public void close() {}
}
