package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Does several puts in one step, or none of them where a condition does not hold. */
final class PutTransactions {
  private static final int MOST = 100;
  private static final long LARGEST = 4L * 1024 * 1024;

  private final Writes writes;

  PutTransactions(Writes writes) {
    this.writes = writes;
  }

  TransactWriteItemsResponse write(TransactWriteItemsRequest request) {
    SupportedParameters.transaction(request);
    var actions = request.transactItems();
    if (actions.isEmpty() || actions.size() > MOST) {
      throw ServiceErrors.invalid("A transaction has 1 to " + MOST + " actions");
    }
    valid(request);
    var prepared = new ArrayList<Writes.Prepared>();
    var reasons = new ArrayList<CancellationReason>();
    for (TransactWriteItem action : actions) {
      try {
        prepared.add(writes.prepared(put(action.put())));
        reasons.add(CancellationReason.builder().code("None").build());
      } catch (ConditionalCheckFailedException e) {
        reasons.add(refused(e));
      }
    }
    if (prepared.size() < actions.size()) {
      throw ServiceErrors.cancelled(reasons);
    }
    prepared.forEach(write -> writes.write(write.place(), write.there(), write.item()));
    return TransactWriteItemsResponse.builder().build();
  }

  /** That each action is of another item, and all together are not too large. */
  private static void valid(TransactWriteItemsRequest request) {
    var places = new TreeSet<SortedKey>();
    long bytes = 0;
    for (TransactWriteItem action : request.transactItems()) {
      var item = ItemValidation.item(action.put().item());
      if (!places.add(KeySchema.inTable(item))) {
        throw ServiceErrors.invalid(
            "Transaction request cannot include multiple operations on one item");
      }
      bytes += item.size();
    }
    if (bytes > LARGEST) {
      throw ServiceErrors.invalid("The transaction is larger than 4 MB");
    }
  }

  private static PutItemRequest put(Put put) {
    return PutItemRequest.builder()
        .tableName(put.tableName())
        .item(put.item())
        .conditionExpression(put.conditionExpression())
        .expressionAttributeNames(
            put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
        .expressionAttributeValues(
            put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
        .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static CancellationReason refused(ConditionalCheckFailedException e) {
    return CancellationReason.builder()
        .code("ConditionalCheckFailed")
        .message("The conditional request failed")
        .item(e.hasItem() ? e.item() : null)
        .build();
  }
}
