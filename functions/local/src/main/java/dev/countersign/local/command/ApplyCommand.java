package dev.countersign.local.command;

import dev.countersign.app.operate.apply.ApplyTenant;
import dev.countersign.app.operate.apply.Backdating;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.local.apply.RequestSamples;
import dev.countersign.local.apply.SchemaExamples;
import dev.countersign.local.play.Scenario;
import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
  /** Functions read terms anew after a minute, which is a second in the local runner. */
  private static final Duration UNTIL_SEEN = Duration.ofSeconds(65);

  private static final Duration UNTIL_SEEN_BY_RUNNER = Duration.ofSeconds(2);

  @Parameters(
      paramLabel = "DIR",
      description = "The tenant's folder: tenant.yaml, sources, terms, billing.yaml.")
  private Path folder = Path.of("");

  @Option(
      names = "--check",
      description =
          "Only validate, by itself and against what is stored; write nothing. Prints the requests"
              + " that each target of billing.yaml would be sent of a made-up result.")
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

  @Option(
      names = "--retroactive",
      description =
          "Accept new terms that come into force in the past, of a type that has terms: print each"
              + " stored outcome that they bill differently, and have all results of sessions since"
              + " then decided anew.")
  private boolean retroactive;

  @Mixin private AddressOptions addresses = new AddressOptions();

  @Mixin private Confirmation confirmation;

  @Mixin private DecisionOptions decisions = new DecisionOptions();

  ApplyCommand() {
    this(Terminal.ofProcess());
  }

  ApplyCommand(Terminal terminal) {
    this.confirmation = new Confirmation(terminal);
  }

  @Override
  public Integer call() throws Exception {
    try {
      var content = TenantFolderReader.read(folder);
      SchemaExamples.warnings(content).forEach(System.err::println);
      if (check) {
        if (!backTest && !retroactive && scenario == null) {
          RequestSamples.lines(content).forEach(System.out::println);
        }
        int exit = checked(content);
        if (scenario != null) {
          ApplySteps.backTested(Scenario.read(scenario), content);
        }
        return exit;
      }
      try (var table = decisions.tableOption().open()) {
        int status = applied(content, table);
        table.personalData().reschedule(content.tenant().value().id());
        return status;
      }
    } catch (TenantFolderReader.Mistaken e) {
      System.err.println(e.getMessage());
      return Countersign.REFUSED;
    }
  }

  /** Holds the folder against what is stored, where there is a table to ask. */
  private int checked(Content content) throws IOException, InterruptedException {
    OpenTable table;
    try {
      table = decisions.tableOption().open();
    } catch (IOException noRunner) {
      if (backTest || retroactive) {
        throw noRunner;
      }
      System.err.println(
          folder + ": no mistakes; no runner answers, so what is stored is not seen");
      return Countersign.DONE;
    }
    try (table) {
      var steps = steps(content, table);
      if (!steps.planned(backdating()).isAccepted()) {
        return Countersign.REFUSED;
      }
      System.err.println(folder + ": no mistakes");
      if (backTest) {
        steps.backTested();
      }
      return Countersign.DONE;
    }
  }

  private int applied(Content content, OpenTable table) throws IOException, InterruptedException {
    var steps = steps(content, table);
    var plan = steps.planned(backdating());
    if (!plan.isAccepted()) {
      System.err.println(ApplyTenant.NOTHING_WRITTEN);
      return Countersign.REFUSED;
    }
    boolean inCloud = decisions.tableOption().inCloud();
    boolean asks = (inCloud && plan.changesSomething()) || !plan.removal().targets().isEmpty();
    if (asks && !confirmation.given("write this?")) {
      System.err.println(ApplyTenant.NOTHING_WRITTEN);
      return Countersign.REFUSED;
    }
    boolean written = steps.written(plan);
    decideWaiting(table, content.tenant().value().id());
    var untilSeen = inCloud ? UNTIL_SEEN : UNTIL_SEEN_BY_RUNNER;
    boolean gone = steps.stayAway(plan, untilSeen);
    boolean anew = steps.decidedAnew(plan, untilSeen);
    return written && gone && anew ? Countersign.DONE : Countersign.REFUSED;
  }

  private ApplySteps steps(Content content, OpenTable table) {
    return new ApplySteps(content, table.ledger(), addresses.urls(decisions.tableOption(), table));
  }

  private Backdating backdating() {
    return retroactive ? Backdating.ACCEPTED : Backdating.REFUSED;
  }

  /** Decides the deliveries that were refused because no terms let them count. */
  private void decideWaiting(OpenTable table, TenantId tenant)
      throws IOException, InterruptedException {
    var waiting = DeliveriesWaitingForTerms.of(table.ledger().refusals(), tenant);
    if (!waiting.isEmpty() && !decisions.possible()) {
      System.err.println(
          waiting.size()
              + " refused deliveries waited for these terms: decide them with countersign replay"
              + " --all, or give --receipt-key and --issuer here");
      return;
    }
    if (!waiting.isEmpty()) {
      decisions.replay(table, tenant, waiting, System.err::println);
    }
  }
}
