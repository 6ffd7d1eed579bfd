package dev.countersign.testing.dynamo.table;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Refuses parameters of a request that are not served here, so that none is ignored. */
final class SupportedParameters {
  private static final Set<String> READS =
      Set.of(
          "TableName",
          "Key",
          "ConsistentRead",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "IndexName",
          "KeyConditionExpression",
          "FilterExpression",
          "ScanIndexForward",
          "Limit",
          "Segment",
          "TotalSegments",
          "ExclusiveStartKey",
          "Keys");

  private static final Set<String> WRITES =
      Set.of(
          "TableName",
          "Key",
          "Item",
          "ConditionExpression",
          "UpdateExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ReturnValues",
          "ReturnValuesOnConditionCheckFailure");

  private static final Set<String> BATCHES = Set.of("RequestItems");

  private static final Set<String> TRANSACTIONS = Set.of("TransactItems");

  /** The token of a transaction, which the SDK makes up where none is given. */
  private static final String TOKEN = "ClientRequestToken";

  private static final Set<String> ACTIONS = Set.of("Put");

  private SupportedParameters() {}

  static void read(SdkPojo request) {
    check(request, READS);
  }

  static void write(SdkPojo request) {
    check(request, WRITES);
  }

  static void batch(SdkPojo request) {
    check(request, BATCHES);
  }

  /** A transaction without a token of its own. */
  static void transaction(TransactWriteItemsRequest request) {
    if (request.clientRequestToken() != null) {
      throw ServiceErrors.unserved(TOKEN);
    }
    for (SdkField<?> field : request.sdkFields()) {
      if (!field.memberName().equals(TOKEN)) {
        check(request, field, TRANSACTIONS);
      }
    }
    request.transactItems().forEach(action -> check(action, ACTIONS));
  }

  private static void check(SdkPojo request, Set<String> served) {
    request.sdkFields().forEach(field -> check(request, field, served));
  }

  private static void check(SdkPojo request, SdkField<?> field, Set<String> served) {
    Object value = field.getValueOrDefault(request);
    boolean given =
        value != null
            && !(value instanceof SdkAutoConstructMap)
            && !(value instanceof SdkAutoConstructList);
    if (given && !served.contains(field.memberName())) {
      throw ServiceErrors.unserved(field.memberName());
    }
  }
}
