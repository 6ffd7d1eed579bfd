package dev.countersign.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client of the table that counts its requests, lets each wait as long as it is told, and hands
 * on what is put, as a stream does.
 */
final class ObservedTable implements DynamoDbClient {
  private static final Pattern FIELD = Pattern.compile("'(\\w+)': \\?");

  private final DynamoDbClient table;
  private final Distance away;
  private final Consumer<Map<String, AttributeValue>> put;
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  ObservedTable(DynamoDbClient table, Distance away, Consumer<Map<String, AttributeValue>> put) {
    this.table = table;
    this.away = away;
    this.put = put;
  }

  /** How many requests of each operation were made since the last call. */
  Map<String, Long> requests() {
    var counts = new TreeMap<String, Long>();
    requests.forEach((operation, count) -> counts.put(operation, count.sumThenReset()));
    return counts;
  }

  private void count(String operation) {
    requests.computeIfAbsent(operation, name -> new LongAdder()).increment();
    away.await();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    count("GetItem");
    return table.getItem(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    count("PutItem");
    var answer = table.putItem(request);
    put.accept(request.item());
    return answer;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    count("UpdateItem");
    return table.updateItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    count("Query");
    return table.query(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    count("BatchGetItem");
    return table.batchGetItem(request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    count("BatchWriteItem");
    return table.batchWriteItem(request);
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    count("BatchExecuteStatement");
    var answer = table.batchExecuteStatement(request);
    for (int i = 0; i < request.statements().size(); i++) {
      var statement = request.statements().get(i);
      if (answer.responses().get(i).error() == null && statement.statement().startsWith("INSERT")) {
        put.accept(inserted(statement));
      }
    }
    return answer;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    count("TransactWriteItems");
    var answer = table.transactWriteItems(request);
    request.transactItems().stream()
        .map(TransactWriteItem::put)
        .filter(Objects::nonNull)
        .forEach(each -> put.accept(each.item()));
    return answer;
  }

  private static Map<String, AttributeValue> inserted(BatchStatementRequest statement) {
    var item = new HashMap<String, AttributeValue>();
    var values = statement.parameters().iterator();
    FIELD
        .matcher(statement.statement())
        .results()
        .forEach(field -> item.put(field.group(1), values.next()));
    return item;
  }

  @Override
  public String serviceName() {
    return table.serviceName();
  }

  @Override
  public void close() {
    table.close();
  }
}
