package dev.countersign.local.command;

import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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
   * The table in AWS, or the runner's own.
   *
   * @throws IOException when no runner answers
   */
  OpenTable open() throws IOException, InterruptedException {
    return table == null ? OpenTable.ofRunner(runner) : OpenTable.inAws(table);
  }

  boolean inCloud() {
    return table != null;
  }

  URI runner() {
    return runner;
  }
}
