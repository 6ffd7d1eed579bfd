package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.local.run.ReplayJson;
import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign replay}: lists refused deliveries, shows one, decides them again. */
@Command(
    name = "replay",
    description = {
      "Lists refused deliveries that were authentic, and decides them again after their profile or"
          + " terms were mended.",
      "Without ID or --all they are listed, the newest first, one JSON object a line."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "The ids of the deliveries to decide again.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(names = "--all", description = "Decide all that are not decided yet.")
  private boolean all;

  @Option(
      names = "--show",
      paramLabel = "ID",
      description = "Write the body of this delivery to standard output, as it came.")
  private @Nullable String shown;

  @Mixin private DecisionOptions decisions = new DecisionOptions();

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var name = new TenantId(tenant);
    try (var table = decisions.tableOption().open()) {
      var ledger = table.ledger();
      if (shown != null) {
        var one = ledger.refusals().find(name, shown);
        one.ifPresent(refused -> out.writeBytes(refused.evidence().raw().toArray()));
        return one.isPresent() ? Countersign.DONE : Countersign.REFUSED;
      }
      boolean allRead = !(all || ids.isEmpty()) || listed(ledger, name, out);
      boolean allDecided = ids.isEmpty() || replayed(table, name, out);
      return allRead && allDecided ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  /** Prints what is kept, or has it decided; says whether all of it can be read. */
  private boolean listed(Ledger ledger, TenantId name, PrintStream out) {
    var kept = ledger.refusals().listing(name, MOST);
    if (all) {
      kept.read().stream()
          .filter(refused -> refused.decidedAt().isEmpty())
          .map(RefusedDelivery::id)
          .forEach(ids::add);
    } else {
      kept.read().forEach(refused -> out.println(ReplayJson.of(refused).toText()));
    }
    return UnreadRefusals.tell(kept);
  }

  /** Has them decided again; says whether all are decided. */
  private boolean replayed(OpenTable table, TenantId name, PrintStream out)
      throws IOException, InterruptedException {
    var answers = new ArrayList<String>();
    decisions.replay(
        table,
        name,
        ids,
        answer -> {
          out.println(answer);
          answers.add(answer);
        });
    return answers.stream().allMatch(ReplayCommand::decided);
  }

  private static boolean decided(String answer) {
    return answer.contains("\"replayed\":\"decided\"") || answer.contains("\"already\"");
  }
}
