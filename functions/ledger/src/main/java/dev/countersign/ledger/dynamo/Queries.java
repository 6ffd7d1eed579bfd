package dev.countersign.ledger.dynamo;

import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Strongly consistent queries of one partition. */
final class Queries {
  private Queries() {}

  /** Items whose sort key begins like this. */
  static QueryRequest.Builder under(String pk, String prefix) {
    return query(
        DynamoExpression.of(
            "#pk = :pk AND begins_with(#sk, :prefix)",
            Values.none().text(":pk", pk).text(":prefix", prefix)));
  }

  /** Items whose sort key lies between these two, both included. */
  static QueryRequest.Builder between(String pk, String from, String to) {
    return query(
        DynamoExpression.of(
            "#pk = :pk AND #sk BETWEEN :from AND :to",
            Values.none().text(":pk", pk).text(":from", from).text(":to", to)));
  }

  /** All items of the partition. */
  static QueryRequest.Builder all(String pk) {
    return query(DynamoExpression.of("#pk = :pk", Values.none().text(":pk", pk)));
  }

  private static QueryRequest.Builder query(DynamoExpression keys) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression(keys.text())
        .expressionAttributeNames(keys.names())
        .expressionAttributeValues(keys.values());
  }
}
