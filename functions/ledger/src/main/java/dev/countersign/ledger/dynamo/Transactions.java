package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Several puts in one step: all of them, or none. */
final class Transactions {
  private static final String REFUSED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";
  private static final List<String> INVALID =
      List.of("ValidationError", "ItemCollectionSizeLimitExceeded");

  private final DynamoDbClient client;
  private final String name;

  Transactions(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** One put of several, on its condition. */
  record ConditionalPut(Values item, DynamoExpression condition) {}

  /** What became of puts in one step. */
  sealed interface Result {
    /** All were done. */
    record Done() implements Result {}

    /**
     * Nothing was done, since a condition did not hold.
     *
     * @param there for each put the item that was there, where its condition did not hold and there
     *     was one
     */
    record Refused(List<Optional<Values>> there) implements Result {}

    /**
     * Nothing was done, since another write of one of the items was under way.
     *
     * @param cause the table's word for it
     */
    record Collided(RuntimeException cause) implements Result {}
  }

  /**
   * Puts all of the items where all of the conditions hold. The client repeats a request with the
   * same token, so that one whose answer was lost is done once.
   */
  Result put(String operation, List<ConditionalPut> puts) {
    var items = puts.stream().map(this::item).toList();
    try {
      Failures.classified(operation, () -> client.transactWriteItems(r -> r.transactItems(items)));
      return new Result.Done();
    } catch (TransactionCanceledException e) {
      return refused(operation, e);
    }
  }

  private TransactWriteItem item(ConditionalPut put) {
    var condition = put.condition();
    return TransactWriteItem.builder()
        .put(p -> {
          p.tableName(name)
              .item(put.item().map())
              .conditionExpression(condition.text())
              .expressionAttributeNames(condition.names())
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
          if (!condition.values().isEmpty()) {
            p.expressionAttributeValues(condition.values());
          }
        })
        .build();
  }

  private static Result refused(String operation, TransactionCanceledException e) {
    var reasons = e.cancellationReasons();
    if (reasons.stream().anyMatch(reason -> INVALID.contains(reason.code()))) {
      throw new Defect(operation, e);
    }
    var codes = reasons.stream().map(CancellationReason::code).toList();
    if (!codes.contains(REFUSED)) {
      if (codes.contains(CONFLICT)) {
        return new Result.Collided(e);
      }
      throw new Unavailable(operation, e); // too many requests
    }
    return new Result.Refused(reasons.stream().map(Transactions::there).toList());
  }

  private static Optional<Values> there(CancellationReason reason) {
    return reason.hasItem() && !reason.item().isEmpty()
        ? Optional.of(Values.of(reason.item()))
        : Optional.empty();
  }
}
