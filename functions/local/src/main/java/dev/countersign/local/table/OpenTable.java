package dev.countersign.local.table;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** A table that a command works on: one in AWS, or that of a runner in another process. */
public final class OpenTable implements AutoCloseable {
  private static final String STACK = "aws:cloudformation:stack-name";

  private final DynamoDbClient client;
  private final String name;
  private final DynamoLedger ledger;

  private OpenTable(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
    this.ledger = new DynamoLedger(client, name);
  }

  /** The table of this name; the AWS SDK finds account, region and AWS_ENDPOINT_URL. */
  public static OpenTable inAws(String name) {
    return new OpenTable(
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build(),
        name);
  }

  /**
   * The table of the runner at this address.
   *
   * @throws IOException when no runner answers there
   */
  public static OpenTable ofRunner(URI runner) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(runner.resolve("/api/runner")).build();
      byte[] body;
      try {
        body = http.send(request, BodyHandlers.ofByteArray()).body();
      } catch (ConnectException e) {
        throw new IOException("no runner answers at " + runner + "; start one: countersign up", e);
      }
      if (StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj told)
          && told.get("dynamodb").orElse(null) instanceof Json.Str(String endpoint)) {
        return new OpenTable(LocalStore.client(URI.create(endpoint)), LocalStore.TABLE);
      }
      throw new IOException("what answers at " + runner + " is no runner");
    }
  }

  public Ledger ledger() {
    return ledger;
  }

  public PersonalData personalData() {
    return ledger.personalData();
  }

  /** Every entry of it. */
  public EntryScan entries() {
    return ledger.entryScan();
  }

  /**
   * The stack that made the table, by the tag that CloudFormation gives it; a table that was
   * restored has none.
   */
  public Optional<String> stack() {
    String arn = client.describeTable(r -> r.tableName(name)).table().tableArn();
    return client.listTagsOfResource(r -> r.resourceArn(arn)).tags().stream()
        .filter(tag -> tag.key().equals(STACK))
        .map(Tag::value)
        .findFirst();
  }

  @Override
  public void close() {
    client.close();
  }
}
