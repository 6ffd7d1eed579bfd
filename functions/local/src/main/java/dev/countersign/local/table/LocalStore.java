package dev.countersign.local.table;

import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.config.Secret;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.local.rotate.ReceiptKeyFile;
import dev.countersign.trust.receipt.KeyRotation;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The runner's store: DynamoDB Local with the table, and the key that signs receipts. */
public final class LocalStore implements AutoCloseable {
  public static final String TABLE = "countersign";

  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final EmbeddedDynamo dynamo;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;
  private final ReceiptSigner receipts;

  private LocalStore(EmbeddedDynamo dynamo, Secret receiptKey) {
    this.dynamo = dynamo;
    this.client = client(dynamo.endpoint());
    this.streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(dynamo.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(NOBODY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    this.receipts = ReceiptSigner.of(receiptKey, "https://countersign.local");
    TableForm.make(client, TABLE);
  }

  /** Opens the store of this folder; without one, a new store in memory. */
  public static LocalStore open(@Nullable Path folder) {
    return folder == null
        ? new LocalStore(EmbeddedDynamo.inMemory(), KeyRotation.first())
        : new LocalStore(EmbeddedDynamo.in(folder), kept(folder.resolve("receipt-key.json")));
  }

  /** A client of a runner's DynamoDB Local. */
  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(NOBODY)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public URI endpoint() {
    return dynamo.endpoint();
  }

  DynamoDbClient client() {
    return client;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  public DynamoLedger ledger() {
    return new DynamoLedger(client, TABLE);
  }

  public ReceiptSigner receipts() {
    return receipts;
  }

  @Override
  public void close() {
    streams.close();
    client.close();
    dynamo.close();
  }

  /** The keys in this file. A missing one is made, readable by its owner alone. */
  private static Secret kept(Path path) {
    var file = new ReceiptKeyFile(path);
    try {
      var kept = file.read();
      if (kept.isPresent()) {
        return kept.get();
      }
      var made = KeyRotation.first();
      file.write(made);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
