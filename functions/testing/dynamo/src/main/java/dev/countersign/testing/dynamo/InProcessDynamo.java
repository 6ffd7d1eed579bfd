package dev.countersign.testing.dynamo;

import dev.countersign.testing.dynamo.table.OneTable;
import dev.countersign.testing.dynamo.table.TableChange;
import dev.countersign.testing.dynamo.table.Traffic;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
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

/**
 * A DynamoDB client that needs no server: it holds the ledger's one table in memory, under any
 * name. The same requests in the same order always get the same answers. Several threads may use
 * it; one request is done at a time. A read of the index sees every write that was answered.
 *
 * <p>An operation or parameter that is not served throws {@link UnsupportedOperationException}.
 */
public final class InProcessDynamo implements DynamoDbClient {
  private final OneTable table;

  /** An empty table. */
  public InProcessDynamo() {
    this(new OneTable());
  }

  private InProcessDynamo(OneTable table) {
    this.table = table;
  }

  /** Another table with the items that are here now, as a point-in-time restore makes it. */
  public InProcessDynamo copy() {
    return new InProcessDynamo(table.copy());
  }

  /**
   * The table's stream: every change with a greater sequence number, in order.
   *
   * @param sequence from 0 to the number of changes
   */
  public List<TableChange> changesSince(int sequence) {
    return table.changesSince(sequence);
  }

  /** The requests and bytes since the table was made. */
  public Traffic traffic() {
    return table.traffic();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return table.get(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return table.put(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return table.update(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return table.delete(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return table.query(request);
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return table.scan(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return table.get(request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return table.write(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return table.write(request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    return table.write(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that must be closed. */
  @Override
  public void close() {}
}
