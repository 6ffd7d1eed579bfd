package dev.countersign.testing.dynamo.table;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

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

  private static void check(SdkPojo request, Set<String> served) {
    for (SdkField<?> field : request.sdkFields()) {
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
}
