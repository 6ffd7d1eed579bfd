package dev.countersign.local.command;

import dev.countersign.app.operate.apply.SourceUrls;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.local.table.CloudFunctions;
import dev.countersign.local.table.RunnerChecks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code apply} for the addresses of a stack's sources. */
final class AddressOptions {
  @Option(
      names = "--address-key",
      paramLabel = "PARAM",
      description =
          "With --table, to print addresses with their checks: the stack's parameter"
              + " AddressKeyParameter.")
  private @Nullable String addressKey;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "With --table, to print whole addresses: what the stack's output Sources has before /v1,"
              + " or your domain with its base path.")
  private @Nullable String url;

  /** What tells the addresses: the runner, or the deployment's key. */
  SourceUrls urls(TableOption table) {
    if (!table.inCloud()) {
      return new SourceUrls(new RunnerChecks(table.runner()), table.runner().toString());
    }
    return new SourceUrls(
        addressKey == null ? AddressChecks.NONE : CloudFunctions.addressKey(addressKey),
        url == null ? "" : url);
  }
}
