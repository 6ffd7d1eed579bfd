package dev.countersign.testing.dynamo.agreement;

import dev.countersign.embedded.EmbeddedDynamo;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB Local, with tables of the one form that the in-process DynamoDB has. */
final class LocalDynamo {
  private static final EmbeddedDynamo ONE = EmbeddedDynamo.inMemory();
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalDynamo() {}

  static DynamoDbClient client() {
    return DynamoDbClient.builder()
        .endpointOverride(ONE.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** The name of a new table. */
  static String table() {
    String name = "agreement-" + TABLES.incrementAndGet();
    try (var client = client()) {
      client.createTable(r ->
          r.tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(text("pk"), text("sk"), text("due"), text("dueAt"))
              .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
              .globalSecondaryIndexes(
                  GlobalSecondaryIndex.builder()
                      .indexName("due")
                      .keySchema(key("due", KeyType.HASH), key("dueAt", KeyType.RANGE))
                      .projection(
                          p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("dueFor"))
                      .build()));
      client.waiter().waitUntilTableExists(r -> r.tableName(name));
    }
    return name;
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
