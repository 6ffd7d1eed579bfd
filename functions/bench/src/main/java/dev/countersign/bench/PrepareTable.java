package dev.countersign.bench;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.TableForm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Fills the table that the function starts from: applies a tenant's folder and records sessions, as
 * {@code apply} and the function sessions do.
 */
final class PrepareTable {
  private static final String TABLE = "countersign";

  private PrepareTable() {}

  /**
   * Fills the table.
   *
   * @param arguments the address of DynamoDB, the tenant's folder, and a file with a session on
   *     each line
   */
  public static void main(String... arguments) throws IOException {
    try (var client = client(URI.create(arguments[0]))) {
      TableForm.make(client, TABLE);
      var ledger = new DynamoLedger(client, TABLE);
      var tenant = ((TenantFolder.Folder.Good) TenantFolder.read(Path.of(arguments[1]))).content();
      new ApplyTenant(ledger).apply(tenant);
      var id = tenant.tenant().value().id();
      var pseudonyms =
          new Pseudonyms(((SecretRef.Inline) tenant.tenant().value().pseudonymKey()).value());
      var sessions =
          new Assembly(
                  ledger,
                  (t, type) -> Optional.empty(),
                  t -> pseudonyms,
                  s -> "",
                  RetryPause.withJitter())
              .recordSession();
      var now = Instant.now();
      for (String line : Files.readAllLines(Path.of(arguments[2]))) {
        var bytes = Bytes.of(line.getBytes(StandardCharsets.UTF_8));
        var read = SessionForm.read(json(bytes), now, now, pseudonyms);
        var kept = ((Reading.Read<SessionForm.SessionRecord>) read).value();
        var evidence =
            new Evidence(
                bytes.digest(), bytes, "application/json", new TreeMap<>(), new TreeMap<>(), now);
        sessions.record(id, kept.session().id().value(), kept, evidence, now);
      }
    }
  }

  private static Json json(Bytes text) {
    return ((Reading.Read<Json>) StrictJson.parse(text.toArray())).value();
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
