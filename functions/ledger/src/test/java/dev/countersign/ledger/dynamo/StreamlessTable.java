package dev.countersign.ledger.dynamo;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * The table's form without its stream, for tests that read none: DynamoDB Local looks through the
 * streams of all its tables at each write, and tests make hundreds.
 */
public final class StreamlessTable {
  private StreamlessTable() {}

  /** Makes a table. */
  public static void make(DynamoDbClient client, String name) {
    try {
      client.createTable(
          TableForm.of(name).toBuilder().streamSpecification((StreamSpecification) null).build());
    } catch (ResourceInUseException _) {
      // The name is used once: an answer was lost, and the client asked again.
    }
    client.waiter().waitUntilTableExists(r -> r.tableName(name));
    client.updateTimeToLive(r ->
        r.tableName(name)
            .timeToLiveSpecification(ttl -> ttl.attributeName(TableForm.EXPIRES).enabled(true)));
  }
}
