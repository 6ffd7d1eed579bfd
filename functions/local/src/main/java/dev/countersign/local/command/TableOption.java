package dev.countersign.local.command;

import dev.countersign.local.run.RunnerTable;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table that a command works on: a running runner's, or one in AWS by name. */
final class TableOption {
  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = UpCommand.HOME,
      description = "The local runner's address (default: ${DEFAULT-VALUE}).")
  private URI runner = URI.create(UpCommand.HOME);

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "A table in AWS instead; the AWS SDK finds account, region and AWS_ENDPOINT_URL.")
  private @Nullable String table;

  /**
   * A client of the table in AWS, or of the runner's own.
   *
   * @throws IOException when no runner answers
   */
  DynamoDbClient client() throws IOException, InterruptedException {
    return inCloud()
        ? DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()
        : RunnerTable.client(runner);
  }

  String table() {
    return table == null ? RunnerTable.TABLE : table;
  }

  boolean inCloud() {
    return table != null;
  }

  URI runner() {
    return runner;
  }
}
