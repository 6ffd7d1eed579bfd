package dev.countersign.ledger.members.inprocess;

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

/** The requests that write one item. */
final class Writes {
  private final Items items;
  private final Expressions expressions;
  private final Meter meter;

  Writes(Items items, Expressions expressions, Meter meter) {
    this.items = items;
    this.expressions = expressions;
    this.meter = meter;
  }

  PutItemResponse put(PutItemRequest request) {
    Served.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    boolean old = wantsOld(request.returnValues());
    var item = Checks.item(request.item());
    var place = Schema.inTable(item);
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    write(place, there, item);
    return PutItemResponse.builder().attributes(old ? attributes(there) : null).build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    Served.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var update = own.update(request.updateExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    boolean anew = request.returnValues() == ReturnValue.ALL_NEW;
    boolean old = !anew && wantsOld(request.returnValues());
    var updating = new Updating(update == null ? Update.NONE : update, scope);
    var place = Checks.key(request.key());
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    var item = Checks.item(updating.of(there, request.key()));
    write(place, there, item);
    return UpdateItemResponse.builder()
        .attributes(anew ? attributes(item) : old ? attributes(there) : null)
        .build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    Served.write(request);
    var own = expressions.ofRequest();
    var condition = own.condition(request.conditionExpression());
    var scope =
        own.scope(
            request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null,
            request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null);
    boolean old = wantsOld(request.returnValues());
    var place = Checks.key(request.key());
    var there = items.get(place);
    holds(condition, scope, there, request.returnValuesOnConditionCheckFailure());
    write(place, there, Item.NONE);
    return DeleteItemResponse.builder().attributes(old ? attributes(there) : null).build();
  }

  /** Puts an item, or deletes one: {@link Item#NONE}. */
  void write(Place place, Item there, Item item) {
    meter.written(there, item);
    items.replace(place, item);
  }

  private static void holds(
      @Nullable Condition condition,
      Scope scope,
      Item there,
      @Nullable ReturnValuesOnConditionCheckFailure wanted) {
    if (condition == null) {
      return;
    }
    OperandChecks.check(condition, scope);
    if (!new Holding(scope, there).of(condition)) {
      boolean all = wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
      throw Refused.condition(all ? there : Item.NONE);
    }
  }

  private static boolean wantsOld(@Nullable ReturnValue wanted) {
    return switch (wanted) {
      case null -> false;
      case NONE -> false;
      case ALL_OLD -> true;
      case ALL_NEW -> throw Refused.invalid("Return values set to invalid value");
      default -> throw Refused.unserved("ReturnValues " + wanted);
    };
  }

  private static @Nullable Map<String, AttributeValue> attributes(Item item) {
    return item.isNone() ? null : item.attributes();
  }
}
