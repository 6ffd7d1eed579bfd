package dev.countersign.local.table;

import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.receipt.CurrentReceiptSigner;
import dev.countersign.app.registry.AddressKey;
import dev.countersign.embedded.EmbeddedDynamo;
import dev.countersign.forms.config.Secret;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import dev.countersign.local.rotate.KeyFile;
import dev.countersign.trust.receipt.KeyRotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
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

  /** The folder of sealed months in a runner's folder. */
  public static final String MONTHS = "months";

  /** Whom the receipts of a runner name. */
  private static final String ISSUER = "https://countersign.local";

  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final EmbeddedDynamo dynamo;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;
  private final CurrentReceiptSigner receipts;
  private final Secret addressKey;
  private final SealedMonths sealedMonths;
  private final MonthFiles monthFiles;

  private LocalStore(
      EmbeddedDynamo dynamo,
      Supplier<Secret> receiptKeys,
      Secret addressKey,
      MonthFiles monthFiles) {
    this.monthFiles = monthFiles;
    this.sealedMonths = new FiledMonths(monthFiles);
    this.dynamo = dynamo;
    this.client = client(dynamo.endpoint());
    this.streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(dynamo.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(NOBODY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    this.addressKey = addressKey;
    this.receipts = new CurrentReceiptSigner(receiptKeys, () -> ISSUER);
    TableForm.make(client, TABLE);
  }

  /** Opens the store of this folder; without one, a new store in memory. */
  public static LocalStore open(@Nullable Path folder) {
    if (folder == null) {
      var keys = KeyRotation.first();
      return new LocalStore(
          EmbeddedDynamo.inMemory(), () -> keys, AddressKey.generate(), new NoMonthFiles());
    }
    return new LocalStore(
        EmbeddedDynamo.in(folder),
        receiptKeys(folder),
        kept(new KeyFile(folder.resolve("address-key.txt")), AddressKey::generate),
        new FolderFiles(folder.resolve(MONTHS)));
  }

  /** Signs with the keys of receipts that lie in the folder of a runner. */
  public static CurrentReceiptSigner receiptsOf(Path folder) {
    return new CurrentReceiptSigner(receiptKeys(folder), () -> ISSUER);
  }

  /** Read at each use, so that a rotation is seen while it runs. */
  private static Supplier<Secret> receiptKeys(Path folder) {
    var file = new KeyFile(folder.resolve("receipt-key.json"));
    return () -> kept(file, KeyRotation::first);
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

  public CurrentReceiptSigner receipts() {
    return receipts;
  }

  /** The months that {@code countersign seal} sealed. */
  public SealedMonths sealedMonths() {
    return sealedMonths;
  }

  /** The files of the months that {@code countersign seal} sealed, and of their log. */
  public MonthFiles monthFiles() {
    return monthFiles;
  }

  /** The key of the checks in sources' addresses. */
  public Secret addressKey() {
    return addressKey;
  }

  @Override
  public void close() {
    streams.close();
    client.close();
    dynamo.close();
  }

  /** The key in this file. A missing one is made, readable by its owner alone. */
  private static Secret kept(KeyFile file, Supplier<Secret> make) {
    try {
      var kept = file.read();
      if (kept.isEmpty()) {
        var _ = file.add(make.get()); // of two that make one, the first stays
        kept = file.read();
      }
      return kept.orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
