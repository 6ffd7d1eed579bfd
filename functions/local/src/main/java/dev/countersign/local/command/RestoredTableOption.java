package dev.countersign.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The restored table: one in AWS by name, or the one that a stopped runner kept. */
final class RestoredTableOption {
  @Option(
      names = "--table",
      paramLabel = "NAME",
      required = true,
      description = "The table in AWS; the AWS SDK finds account, region and AWS_ENDPOINT_URL.")
  private @Nullable String table;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a local runner that is stopped.")
  private @Nullable Path data;

  @Nullable String table() {
    return table;
  }

  @Nullable Path data() {
    return data;
  }
}
