package dev.countersign.local.command;

import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.local.report.UpliftReport;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign uplift}: treatment against holdout. */
@Command(
    name = "uplift",
    description = {
      "Reports treatment against holdout for one type of outcome: the difference of their rates with"
          + " its 95 %% interval, and what the held out would have cost.",
      "Says \"not proven\" when the interval contains zero. Reads the whole table."
    },
    mixinStandardHelpOptions = true)
final class UpliftCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(names = "--outcome", required = true, description = "The type of outcome.")
  private String outcome = "";

  @Option(
      names = "--strategy",
      paramLabel = "ID",
      description = "Only sessions of this strategy; all by default.")
  private @Nullable String strategy;

  @Mixin private TableOption tableOption = new TableOption();

  @Override
  public Integer call() throws Exception {
    try (var table = tableOption.open()) {
      var ledger = table.ledger();
      var contracts = new RegisteredContracts(ledger.registry(), System::nanoTime);
      var book = contracts.book(new TenantId(tenant), new OutcomeType(outcome));
      if (book.isEmpty()) {
        System.err.println("countersign uplift: " + tenant + " has no terms for " + outcome);
        return Countersign.REFUSED;
      }
      var report =
          UpliftReport.of(
              ledger.tenantScan(),
              new TenantId(tenant),
              book.get(),
              id -> strategy == null || strategy.equals(id),
              Instant.now());
      System.out.println(report.write().toText());
      return Countersign.DONE;
    }
  }
}
