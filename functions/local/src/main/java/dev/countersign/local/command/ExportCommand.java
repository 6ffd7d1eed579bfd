package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.local.report.FeedbackExport;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign export}: a line for each session with what became of its outcomes. */
@Command(
    name = "export",
    description =
        "Prints a line of JSON for each session: agent, strategy, the newest state of its outcomes,"
            + " and what of them stands billed. Reads the whole table.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Mixin private TableOption tableOption = new TableOption();

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
    try (var table = tableOption.open()) {
      var ledger = table.ledger();
      FeedbackExport.write(
          ledger.tenantScan(), new TenantId(tenant), line -> out.print(line.toText() + "\n"));
      return Countersign.DONE;
    } finally {
      out.flush();
    }
  }
}
