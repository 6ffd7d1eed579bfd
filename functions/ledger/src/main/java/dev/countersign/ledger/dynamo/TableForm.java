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

/** The table's form, to make it where no template does: on a laptop and in tests. */
public final class TableForm {
  /** The attribute for DynamoDB's time to live: when an item may be deleted, in Unix seconds. */
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

  /** The same form as in template.yaml; a test compares the two. */
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
                .projection(
                    p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(DueItems.FOR))
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
