package dev.countersign.testing.dynamo.table;

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

/** Does the requests that read. */
final class Reads {
  private final Items items;
  private final ExpressionCache expressions;
  private final TrafficMeter meter;

  Reads(Items items, ExpressionCache expressions, TrafficMeter meter) {
    this.items = items;
    this.expressions = expressions;
    this.meter = meter;
  }

  GetItemResponse get(GetItemRequest request) {
    SupportedParameters.read(request);
    var own = expressions.ofRequest();
    var paths = own.projection(request.projectionExpression());
    var names = request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null;
    var wanted = Projection.of(paths, own.scope(names, null));
    var item = items.get(ItemValidation.key(request.key()));
    meter.read(item.size());
    return item.isNone()
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(wanted.of(item)).build();
  }

  QueryResponse query(QueryRequest request) {
    SupportedParameters.read(request);
    var schema = KeySchema.of(request.indexName());
    if (schema == KeySchema.DUE && Boolean.TRUE.equals(request.consistentRead())) {
      throw ServiceErrors.invalid("Consistent reads are not supported on global secondary indexes");
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
      throw ServiceErrors.invalid("A query must have a KeyConditionExpression");
    }
    ConditionValidation.check(keys, scope);
    var range = KeyRange.of(keys, scope, schema);
    if (filter != null) {
      ConditionValidation.check(filter, scope);
      ConditionValidation.noKeys(filter, scope, schema);
      ConditionValidation.projected(filter, scope, schema);
    }
    var after = start(request.hasExclusiveStartKey(), request.exclusiveStartKey(), schema);
    boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
    var found = range.of(items.all(schema), after, forward);
    var page =
        new PageReader(
                schema, filter, scope, projection(paths, scope, schema), limit(request.limit()))
            .of(found.values());
    meter.read(page.bytes());
    boolean ends =
        page.last().isEmpty()
            || (schema == KeySchema.TABLE && range.endsAt(schema.place(page.last()), forward));
    return QueryResponse.builder()
        .items(page.items())
        .count(page.items().size())
        .scannedCount(page.looked())
        .lastEvaluatedKey(ends ? null : page.last())
        .build();
  }

  ScanResponse scan(ScanRequest request) {
    SupportedParameters.read(request);
    var schema = KeySchema.of(request.indexName());
    if (schema == KeySchema.DUE && Boolean.TRUE.equals(request.consistentRead())) {
      throw ServiceErrors.invalid("Consistent reads are not supported on global secondary indexes");
    }
    var own = expressions.ofRequest();
    var filter = own.condition(request.filterExpression());
    var paths = own.projection(request.projectionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    if (filter != null) {
      ConditionValidation.check(filter, scope);
      ConditionValidation.projected(filter, scope, schema);
    }
    var after = start(request.hasExclusiveStartKey(), request.exclusiveStartKey(), schema);
    var all = items.all(schema);
    var page =
        new PageReader(
                schema, filter, scope, projection(paths, scope, schema), limit(request.limit()))
            .of(
                (after == null ? all : all.tailMap(after, false))
                    .entrySet().stream()
                        .filter(item -> isIn(request, item.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    meter.read(page.bytes());
    return ScanResponse.builder()
        .items(page.items())
        .count(page.items().size())
        .scannedCount(page.looked())
        .lastEvaluatedKey(page.last().isEmpty() ? null : page.last())
        .build();
  }

  /** A partition lies in one segment as a whole. */
  private static boolean isIn(ScanRequest request, SortedKey place) {
    var all = request.totalSegments();
    return all == null || Math.floorMod(place.partition().hashCode(), all) == request.segment();
  }

  private static Projection projection(
      @Nullable List<Operand.Path> paths, ExpressionAttributes scope, KeySchema schema) {
    var projection = Projection.of(paths, scope);
    var names = projection.names();
    if (names != null && !names.stream().allMatch(schema::has)) {
      throw ServiceErrors.invalid("The index due does not project what is asked for");
    }
    return projection;
  }

  private static @Nullable SortedKey start(
      boolean given, Map<String, AttributeValue> key, KeySchema schema) {
    return given ? schema.place(key) : null;
  }

  /** 0 for none. */
  private static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return 0;
    }
    if (limit < 1) {
      throw ServiceErrors.invalid("Limit must be greater than or equal to 1");
    }
    return limit;
  }
}
