package dev.countersign.ledger.members.inprocess;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The requests that read. */
final class Reads {
  private final Items items;
  private final Expressions expressions;
  private final Meter meter;

  Reads(Items items, Expressions expressions, Meter meter) {
    this.items = items;
    this.expressions = expressions;
    this.meter = meter;
  }

  GetItemResponse get(GetItemRequest request) {
    Served.read(request);
    var own = expressions.ofRequest();
    var paths = own.projection(request.projectionExpression());
    var names = request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null;
    var wanted = Projection.of(paths, own.scope(names, null));
    var item = items.get(Checks.key(request.key()));
    meter.read(item.size());
    return item.isNone()
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(wanted.of(item)).build();
  }

  QueryResponse query(QueryRequest request) {
    Served.read(request);
    var schema = Schema.of(request.indexName());
    if (schema == Schema.DUE && Boolean.TRUE.equals(request.consistentRead())) {
      throw Refused.invalid("Consistent reads are not supported on global secondary indexes");
    }
    var own = expressions.ofRequest();
    var keys = own.condition(request.keyConditionExpression());
    var filter = own.condition(request.filterExpression());
    var paths = own.projection(request.projectionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    if (keys == null) {
      throw Refused.invalid("A query must have a KeyConditionExpression");
    }
    OperandChecks.check(keys, scope);
    var range = KeyRange.of(keys, scope, schema);
    if (filter != null) {
      OperandChecks.check(filter, scope);
      OperandChecks.noKeys(filter, scope, schema);
      OperandChecks.projected(filter, scope, schema);
    }
    var after = start(request.hasExclusiveStartKey(), request.exclusiveStartKey(), schema);
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    var found = range.of(items.all(schema), after, forward);
    var page =
        new Pages(schema, filter, scope, projection(paths, scope, schema), limit(request.limit()))
            .of(found.values());
    meter.read(page.bytes());
    boolean ends =
        page.last().isEmpty()
            || (schema == Schema.TABLE && range.endsAt(schema.place(page.last()), forward));
    return QueryResponse.builder()
        .items(page.items())
        .count(page.items().size())
        .scannedCount(page.looked())
        .lastEvaluatedKey(ends ? null : page.last())
        .build();
  }

  ScanResponse scan(ScanRequest request) {
    Served.read(request);
    var schema = Schema.of(request.indexName());
    if (schema == Schema.DUE && Boolean.TRUE.equals(request.consistentRead())) {
      throw Refused.invalid("Consistent reads are not supported on global secondary indexes");
    }
    var own = expressions.ofRequest();
    var filter = own.condition(request.filterExpression());
    var paths = own.projection(request.projectionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    if (filter != null) {
      OperandChecks.check(filter, scope);
      OperandChecks.projected(filter, scope, schema);
    }
    var after = start(request.hasExclusiveStartKey(), request.exclusiveStartKey(), schema);
    var all = items.all(schema);
    var page =
        new Pages(schema, filter, scope, projection(paths, scope, schema), limit(request.limit()))
            .of((after == null ? all : all.tailMap(after, false)).values());
    meter.read(page.bytes());
    return ScanResponse.builder()
        .items(page.items())
        .count(page.items().size())
        .scannedCount(page.looked())
        .lastEvaluatedKey(page.last().isEmpty() ? null : page.last())
        .build();
  }

  private static Projection projection(
      @Nullable List<Operand.Path> paths, Scope scope, Schema schema) {
    var projection = Projection.of(paths, scope);
    var names = projection.names();
    if (names != null && !names.stream().allMatch(schema::has)) {
      throw Refused.invalid("The index due does not project what is asked for");
    }
    return projection;
  }

  private static @Nullable Place start(
      boolean given, Map<String, AttributeValue> key, Schema schema) {
    return given ? schema.place(key) : null;
  }

  /** 0 for none. */
  private static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return 0;
    }
    if (limit < 1) {
      throw Refused.invalid("Limit must be greater than or equal to 1");
    }
    return limit;
  }
}
