package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TenantFolder;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.local.play.Scenario;
import dev.countersign.local.report.BackTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      names = "--back-test",
      description =
          "With --check: print what each type's newest terms would have billed otherwise over the"
              + " stored history, had they always been in force.")
  private boolean backTest;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "With --check: the same over a scenario.")
  private @Nullable Path scenario;

  @Mixin private DecisionOptions decisions = new DecisionOptions();

  @Override
  public Integer call() throws Exception {
    try {
      var content = TenantFolderReader.read(folder);
      if (check) {
        System.err.println(folder + ": no mistakes");
        return backTested(content);
      }
      try (var client = decisions.tableOption().client()) {
        var ledger = new DynamoLedger(client, decisions.tableOption().table());
        var applied = new ApplyTenant(ledger).apply(content);
        applied.lines().forEach(System.err::println);
        System.err.println("in force within a minute");
        decideWhatWaited(ledger, content.tenant().value().id());
        return applied.complete() ? Countersign.DONE : Countersign.REFUSED;
      }
    } catch (TenantFolderReader.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }

  /** Deliveries that were kept because no terms let them count are decided now. */
  private void decideWhatWaited(Ledger ledger, TenantId tenant)
      throws IOException, InterruptedException {
    var waited = DeliveriesWaitingForTerms.of(ledger.refusals(), tenant);
    if (!waited.isEmpty() && !decisions.possible()) {
      System.err.println(
          waited.size()
              + " kept for want of terms: decide them by countersign replay --all, or give"
              + " --receipt-key and --issuer here");
      return;
    }
    if (!waited.isEmpty()) {
      decisions.replay(ledger, tenant, waited, System.err::println);
    }
  }

  private int backTested(TenantFolder.Content content) throws Exception {
    var wanted = content.terms().stream().map(TenantFolder.Document::value).toList();
    if (scenario != null) {
      BackTest.ofScenario(Scenario.read(scenario), wanted).forEach(ApplyCommand::print);
    }
    if (backTest) {
      try (var client = decisions.tableOption().client()) {
        var ledger = new DynamoLedger(client, decisions.tableOption().table());
        var tenant = content.tenant().value().id();
        var contracts = new RegisteredContracts(ledger.registry(), System::nanoTime);
        var stored =
            wanted.stream()
                .map(Terms::outcome)
                .distinct()
                .flatMap(type -> contracts.book(tenant, type).stream())
                .flatMap(book -> book.versions().stream())
                .toList();
        BackTest.ofHistory(ledger.tenantScan(), tenant, stored, wanted, Instant.now())
            .forEach(ApplyCommand::print);
      }
    }
    return Countersign.DONE;
  }

  private static void print(BackTest.Difference difference) {
    System.out.println(
        JsonOutput.object(
                out -> {
                  out.writeStringField("claim", difference.claim());
                  out.writeStringField("was", difference.was());
                  out.writeStringField("would_be", difference.wouldBe());
                })
            .toText());
  }
}
