package dev.countersign.ledger.members;

import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.StreamlessTable;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledgers that tests run on: in memory, over DynamoDB Local, and over LocalStack. */
public enum Member {
  MEMORY,
  EMBEDDED,
  LOCALSTACK;

  private static final AtomicInteger TABLES = new AtomicInteger();

  /** A new, empty ledger. */
  public Ledger ledger() {
    return this == MEMORY ? new InMemoryLedger() : new DynamoLedger(client(), table());
  }

  /** A client whose requests the interceptors see. */
  public DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return client(endpoint(), interceptors);
  }

  /** A client of this endpoint, with any region and credentials. */
  public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.executionInterceptors(List.of(interceptors)))
        .build();
  }

  /** Makes a table and gives its name. */
  public String table() {
    String name = "countersign-" + TABLES.incrementAndGet();
    try (var client = client()) {
      StreamlessTable.make(client, name);
    }
    return name;
  }

  private URI endpoint() {
    return switch (this) {
      case MEMORY -> throw new IllegalStateException("there is no client of a ledger in memory");
      case EMBEDDED -> Embedded.ONE.endpoint();
      case LOCALSTACK -> LocalStack.endpoint();
    };
  }

  /** The one server for all tests of the process. */
  private static final class Embedded {
    static final EmbeddedDynamo ONE = EmbeddedDynamo.inMemory();
  }
}
