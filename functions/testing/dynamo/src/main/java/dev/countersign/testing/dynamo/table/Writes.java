package dev.countersign.testing.dynamo.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Does the requests that write one item. */
final class Writes {
  private final Items items;
  private final ExpressionCache expressions;
  private final TrafficMeter meter;

  Writes(Items items, ExpressionCache expressions, TrafficMeter meter) {
    this.items = items;
    this.expressions = expressions;
    this.meter = meter;
  }

  PutItemResponse put(PutItemRequest request) {
    boolean old = wantsOld(request.returnValues());
    var write = prepared(request);
    write(write.place, write.there, write.item);
    return PutItemResponse.builder().attributes(old ? attributes(write.there) : null).build();
  }

  /** A put whose condition holds, and that is not done yet. */
  record Prepared(SortedKey place, Item there, Item item) {}

  /** Looks at a put, and does nothing yet. */
  Prepared prepared(PutItemRequest request) {
    SupportedParameters.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    var item = ItemValidation.item(request.item());
    var place = KeySchema.inTable(item);
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    return new Prepared(place, there, item);
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    SupportedParameters.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var update = own.update(request.updateExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    boolean anew = request.returnValues() == ReturnValue.ALL_NEW;
    boolean old = !anew && wantsOld(request.returnValues());
    var updating = new UpdateEvaluator(update == null ? Update.NONE : update, scope);
    var place = ItemValidation.key(request.key());
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    var item = ItemValidation.item(updating.of(there, request.key()));
    write(place, there, item);
    return UpdateItemResponse.builder()
        .attributes(anew ? attributes(item) : old ? attributes(there) : null)
        .build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    SupportedParameters.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    boolean old = wantsOld(request.returnValues());
    var place = ItemValidation.key(request.key());
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    write(place, there, Item.NONE);
    return DeleteItemResponse.builder().attributes(old ? attributes(there) : null).build();
  }

  /** Puts an item, or deletes one: {@link Item#NONE}. */
  void write(SortedKey place, Item there, Item item) {
    meter.written(there, item);
    items.replace(place, item);
  }

  private static void holds(
      @Nullable Condition condition,
      ExpressionAttributes scope,
      Item there,
      @Nullable ReturnValuesOnConditionCheckFailure wanted) {
    if (condition == null) {
      return;
    }
    ConditionValidation.check(condition, scope);
    if (!new ConditionEvaluator(scope, there).of(condition)) {
      boolean all = wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
      throw ServiceErrors.condition(all ? there : Item.NONE);
    }
  }

  private static boolean wantsOld(@Nullable ReturnValue wanted) {
    return switch (wanted) {
      case null -> false;
      case NONE -> false;
      case ALL_OLD -> true;
      case ALL_NEW -> throw ServiceErrors.invalid("Return values set to invalid value");
      default -> throw ServiceErrors.unserved("ReturnValues " + wanted);
    };
  }

  private static @Nullable Map<String, AttributeValue> attributes(Item item) {
    return item.isNone() ? null : item.attributes();
  }
}
