package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TenantFolder;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
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

/** {@code countersign apply}: validates a tenant's folder and writes it. */
@Command(
    name = "apply",
    description =
        "Validates a tenant's folder and writes it to the local runner, or to a table in AWS.",
    mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The tenant's folder: tenant.yaml, sources, terms.")
  private Path folder = Path.of("");

  @Option(names = "--check", description = "Only validate; write nothing.")
  private boolean check;

  @Option(
      names = "--back-test",
      description =
          "With --check: print each stored outcome that would be billed differently if each type's"
              + " newest terms had always been in force.")
  private boolean backTest;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "With --check: print the same for the outcomes of a scenario.")
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
      try (var table = decisions.tableOption().open()) {
        var ledger = table.ledger();
        var applied = new ApplyTenant(ledger).apply(content);
        applied.lines().forEach(System.err::println);
        System.err.println("in force within a minute");
        decideWaiting(ledger, content.tenant().value().id());
        return applied.complete() ? Countersign.DONE : Countersign.REFUSED;
      }
    } catch (TenantFolderReader.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }

  /** Decides the deliveries that were refused because no terms let them count. */
  private void decideWaiting(Ledger ledger, TenantId tenant)
      throws IOException, InterruptedException {
    var waiting = DeliveriesWaitingForTerms.of(ledger.refusals(), tenant);
    if (!waiting.isEmpty() && !decisions.possible()) {
      System.err.println(
          waiting.size()
              + " refused deliveries waited for these terms: decide them with countersign replay"
              + " --all, or give --receipt-key and --issuer here");
      return;
    }
    if (!waiting.isEmpty()) {
      decisions.replay(ledger, tenant, waiting, System.err::println);
    }
  }

  private int backTested(TenantFolder.Content content) throws Exception {
    var wanted = content.terms().stream().map(TenantFolder.Document::value).toList();
    if (scenario != null) {
      BackTest.ofScenario(Scenario.read(scenario), wanted).forEach(ApplyCommand::print);
    }
    if (backTest) {
      try (var table = decisions.tableOption().open()) {
        var ledger = table.ledger();
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
