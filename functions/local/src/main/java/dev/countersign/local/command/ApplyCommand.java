package dev.countersign.local.command;

import dev.countersign.lambda.apply.ApplyTenant;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a tenant's folder. */
@Command(
    name = "apply",
    description = "Validates a tenant's folder and writes it: to the local runner, or to a table.",
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder: tenant.yaml, sources, terms.")
  private Path folder = Path.of("");

  @Option(names = "--check", description = "Only validate.")
  private boolean check;

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = UpCommand.HOME,
      description = "The local runner (default: ${DEFAULT-VALUE}).")
  private URI runner = URI.create(UpCommand.HOME);

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description =
          "A table in AWS instead; account, region and AWS_ENDPOINT_URL as the AWS SDK finds them.")
  private @Nullable String table;

  @Override
  public Integer call() throws Exception {
    try {
      var content = Folders.read(folder);
      if (check) {
        System.err.println(folder + ": no mistakes");
        return Countersign.DONE;
      }
      try (var client = Tables.client(table, runner)) {
        String name = Tables.name(table);
        var applied = new ApplyTenant(new DynamoLedger(client, name)).apply(content);
        applied.lines().forEach(System.err::println);
        System.err.println("in force within a minute");
        return applied.complete() ? Countersign.DONE : Countersign.REFUSED;
      }
    } catch (Folders.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }
}
