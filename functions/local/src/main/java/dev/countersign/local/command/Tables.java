package dev.countersign.local.command;

import dev.countersign.local.run.RunningStore;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table that a command works on: a running runner's, or one in AWS by name. */
final class Tables {
  private Tables() {}

  /** Account and region as the AWS SDK finds them, or the runner's own store. */
  static DynamoDbClient client(@Nullable String table, URI runner)
      throws IOException, InterruptedException {
    return table == null
        ? RunningStore.client(runner)
        : DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  static String name(@Nullable String table) {
    return table == null ? RunningStore.TABLE : table;
  }
}
