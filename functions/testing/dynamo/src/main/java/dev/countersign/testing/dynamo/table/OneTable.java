package dev.countersign.testing.dynamo.table;

import java.util.List;
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

/** One table of the ledger's form. It does one request at a time. */
public final class OneTable {
  private final Items items;
  private final TrafficMeter meter = new TrafficMeter();
  private final Reads reads;
  private final Writes writes;
  private final Batches batches;
  private final PutTransactions transactions;
  private final Statements statements;

  /** Empty. */
  public OneTable() {
    this(new Items());
  }

  private OneTable(Items items) {
    var expressions = new ExpressionCache();
    this.items = items;
    this.reads = new Reads(items, expressions, meter);
    this.writes = new Writes(items, expressions, meter);
    this.batches = new Batches(items, expressions, meter, writes);
    this.transactions = new PutTransactions(writes);
    this.statements = new Statements(writes);
  }

  public synchronized OneTable copy() {
    return new OneTable(items.copy());
  }

  public synchronized List<TableChange> changesSince(int sequence) {
    return items.changesSince(sequence);
  }

  public synchronized Traffic traffic() {
    return meter.traffic();
  }

  public synchronized GetItemResponse get(GetItemRequest request) {
    meter.request();
    return reads.get(request);
  }

  public synchronized PutItemResponse put(PutItemRequest request) {
    meter.request();
    return writes.put(request);
  }

  public synchronized UpdateItemResponse update(UpdateItemRequest request) {
    meter.request();
    return writes.update(request);
  }

  public synchronized DeleteItemResponse delete(DeleteItemRequest request) {
    meter.request();
    return writes.delete(request);
  }

  public synchronized QueryResponse query(QueryRequest request) {
    meter.request();
    return reads.query(request);
  }

  public synchronized ScanResponse scan(ScanRequest request) {
    meter.request();
    return reads.scan(request);
  }

  public synchronized BatchGetItemResponse get(BatchGetItemRequest request) {
    meter.request();
    return batches.get(request);
  }

  public synchronized BatchWriteItemResponse write(BatchWriteItemRequest request) {
    meter.request();
    return batches.write(request);
  }

  public synchronized TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
    meter.request();
    return transactions.write(request);
  }

  public synchronized BatchExecuteStatementResponse write(BatchExecuteStatementRequest request) {
    meter.request();
    return statements.write(request);
  }
}
