package dev.countersign.local.command;

import dev.countersign.app.operate.apply.SourceUrls;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.local.table.CloudFunctions;
import dev.countersign.local.table.OpenTable;
import dev.countersign.local.table.RunnerChecks;
import dev.countersign.local.table.StackFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of {@code apply} for the addresses of a stack's sources. */
final class AddressOptions {
  @Option(
      names = "--address-key",
      paramLabel = "PARAM",
      description =
          "With --table: the SSM parameter with the key of the checks in addresses (default: that"
              + " of the stack that made the table).")
  private @Nullable String addressKey;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "With --table: what comes before /v1 in addresses (default: the domain of the stack that"
              + " made the table).")
  private @Nullable String url;

  /** What tells the addresses: the runner, or the stack. */
  SourceUrls urls(TableOption option, OpenTable table) {
    if (!option.inCloud()) {
      return new SourceUrls(new RunnerChecks(option.runner()), option.runner().toString());
    }
    boolean given = addressKey != null && url != null;
    var stack = given ? StackFacts.NONE : facts(table);
    var key = Optional.ofNullable(addressKey).or(stack::addressKey);
    var server = Optional.ofNullable(url).or(stack::url);
    if (key.isEmpty() || server.isEmpty()) {
      System.err.println(
          "addresses are told without "
              + (server.isEmpty() ? "their server" : "their check")
              + (key.isEmpty() && server.isEmpty() ? " and check" : "")
              + ": no stack is known that made the table; give --url and --address-key");
    }
    return new SourceUrls(
        key.<AddressChecks>map(CloudFunctions::addressKey).orElse(AddressChecks.NONE),
        server.orElse(""));
  }

  private static StackFacts facts(OpenTable table) {
    try {
      return StackFacts.ofTable(table);
    } catch (Unavailable e) {
      System.err.println("the stack that made the table can't be asked: " + e.getMessage());
      return StackFacts.NONE;
    }
  }
}
