package dev.countersign.ledger.dynamo;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The form of the table, for where no template makes it: on a laptop and in tests. */
public final class TableForm {
  /** When an item may be deleted, in seconds since 1970; DynamoDB's time to live. */
  static final String EXPIRES = "expires";

  private TableForm() {}

  /** Makes the table where it is not there yet. */
  public static void make(DynamoDbClient client, String name) {
    try {
      client.createTable(of(name));
      client.waiter().waitUntilTableExists(r -> r.tableName(name));
      client.updateTimeToLive(r ->
          r.tableName(name)
              .timeToLiveSpecification(ttl -> ttl.attributeName(EXPIRES).enabled(true)));
    } catch (ResourceInUseException e) {
      return; // it was there
    }
  }

  /** The same as in template.yaml, which a test holds against this. */
  static CreateTableRequest of(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(text(Key.PK), text(Key.SK), text(DueItems.SHARD), text(DueItems.AT))
        .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE))
        .globalSecondaryIndexes(
            GlobalSecondaryIndex.builder()
                .indexName(DueItems.INDEX)
                .keySchema(key(DueItems.SHARD, KeyType.HASH), key(DueItems.AT, KeyType.RANGE))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build())
        .streamSpecification(
            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
        .build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
