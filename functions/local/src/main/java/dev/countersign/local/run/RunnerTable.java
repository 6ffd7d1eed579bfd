package dev.countersign.local.run;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table of a runner that runs in another process. */
public final class RunnerTable {
  public static final String TABLE = LocalStore.TABLE;

  private RunnerTable() {}

  /**
   * A client of the DynamoDB Local that the runner at this address uses.
   *
   * @throws IOException when no runner answers there
   */
  public static DynamoDbClient client(URI runner) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(runner.resolve("/api/runner")).build();
      byte[] body;
      try {
        body = http.send(request, BodyHandlers.ofByteArray()).body();
      } catch (java.net.ConnectException e) {
        throw new IOException("no runner answers at " + runner + "; start one: countersign up", e);
      }
      if (StrictJson.parse(body) instanceof Reading.Read<Json>(Json.Obj told)
          && told.get("dynamodb").orElse(null) instanceof Json.Str(String endpoint)) {
        return LocalStore.client(URI.create(endpoint));
      }
      throw new IOException("what answers at " + runner + " is no runner");
    }
  }
}
