package dev.countersign.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the restored table is: in AWS by name, or what a stopped runner kept. */
final class RestoredTableOption {
  @Option(
      names = "--table",
      paramLabel = "NAME",
      required = true,
      description =
          "A table in AWS; account, region and AWS_ENDPOINT_URL as the AWS SDK finds them.")
  private @Nullable String table;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "What a local runner kept there; none may run on it.")
  private @Nullable Path data;

  @Nullable String table() {
    return table;
  }

  @Nullable Path data() {
    return data;
  }
}
