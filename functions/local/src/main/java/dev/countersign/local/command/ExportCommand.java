package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.local.report.Feedback;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reward signal as a table. */
@Command(
    name = "export",
    description =
        "Prints a line of JSON for each session: agent, strategy, the newest state of its outcomes,"
            + " and what of them stands billed. Reads the whole table.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = UpCommand.HOME,
      description = "The local runner (default: ${DEFAULT-VALUE}).")
  private URI runner = URI.create(UpCommand.HOME);

  @Option(names = "--table", paramLabel = "NAME", description = "A table in AWS instead.")
  private @Nullable String table;

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    try (var client = Tables.client(table, runner)) {
      var ledger = new DynamoLedger(client, Tables.name(table));
      Feedback.tell(ledger.survey(), new TenantId(tenant), line -> out.print(line.toText() + "\n"));
      return Countersign.DONE;
    } finally {
      out.flush();
    }
  }
}
