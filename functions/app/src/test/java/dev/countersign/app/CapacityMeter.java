package dev.countersign.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Asks DynamoDB what each request used, the index included, and adds it up. Two things DynamoDB
 * Local leaves out, as AWS charges them: half a unit for a read that finds nothing, and a put that
 * its condition refuses, which costs as if it had been done.
 */
public final class CapacityMeter implements ExecutionInterceptor {
  /** What was used since the last time. */
  public record Used(int requests, double readUnits, double writeUnits) {}

  private static final double LEAST_READ = 0.5;
  private static final double BYTES_OF_A_WRITE_UNIT = 1024;
  private static final ReturnConsumedCapacity ALL = ReturnConsumedCapacity.TOTAL;

  private final AtomicInteger requests = new AtomicInteger();
  private final DoubleAdder reads = new DoubleAdder();
  private final DoubleAdder writes = new DoubleAdder();

  /** What was used since the last time. */
  public Used taken() {
    return new Used(requests.getAndSet(0), reads.sumThenReset(), writes.sumThenReset());
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    requests.incrementAndGet();
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(ALL).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(ALL).build();
      case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(ALL).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(ALL).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(ALL).build();
      case BatchExecuteStatementRequest write ->
          write.toBuilder().returnConsumedCapacity(ALL).build();
      case BatchWriteItemRequest write -> write.toBuilder().returnConsumedCapacity(ALL).build();
      case TransactWriteItemsRequest write -> write.toBuilder().returnConsumedCapacity(ALL).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.response()) {
      case GetItemResponse get ->
          reads.add(Math.max(LEAST_READ, get.consumedCapacity().capacityUnits()));
      case QueryResponse query ->
          reads.add(Math.max(LEAST_READ, query.consumedCapacity().capacityUnits()));
      case BatchGetItemResponse get -> reads.add(Math.max(LEAST_READ, sum(get.consumedCapacity())));
      case PutItemResponse put -> writes.add(put.consumedCapacity().capacityUnits());
      case UpdateItemResponse update -> writes.add(update.consumedCapacity().capacityUnits());
      case BatchExecuteStatementResponse write -> writes.add(sum(write.consumedCapacity()));
      case BatchWriteItemResponse write -> writes.add(sum(write.consumedCapacity()));
      case TransactWriteItemsResponse write -> writes.add(sum(write.consumedCapacity()));
      default -> {}
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof ConditionalCheckFailedException
        && context.request() instanceof PutItemRequest put) {
      writes.add(Math.ceil(size(put.item()) / BYTES_OF_A_WRITE_UNIT));
    }
  }

  /** An item's size as DynamoDB counts it: names and values. */
  static long size(Map<String, AttributeValue> item) {
    long size = 0;
    for (var each : item.entrySet()) {
      var value = each.getValue();
      size += each.getKey().length();
      size +=
          switch (value.type()) {
            case S -> value.s().getBytes(UTF_8).length;
            case N -> value.n().length();
            case SS -> value.ss().stream().mapToInt(one -> one.getBytes(UTF_8).length).sum();
            case B -> value.b().asByteArray().length;
            default -> throw new IllegalStateException("an attribute of the type " + value.type());
          };
    }
    return size;
  }

  private static double sum(Collection<ConsumedCapacity> all) {
    return all.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
