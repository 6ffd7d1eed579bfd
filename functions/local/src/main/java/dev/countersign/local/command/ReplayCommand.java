package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.local.run.ReplayJson;
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
      var listed = ledger.refusals().list(name, MOST);
      if (all) {
        listed.stream()
            .filter(r -> r.decidedAt().isEmpty())
            .map(RefusedDelivery::id)
            .forEach(ids::add);
      }
      if (ids.isEmpty()) {
        listed.forEach(refused -> out.println(ReplayJson.of(refused).toText()));
        return Countersign.DONE;
      }
      var answers = new ArrayList<String>();
      decisions.replay(
          ledger,
          name,
          ids,
          answer -> {
            out.println(answer);
            answers.add(answer);
          });
      boolean well = answers.stream().allMatch(ReplayCommand::decided);
      return well ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  private static boolean decided(String answer) {
    return answer.contains("\"replayed\":\"decided\"") || answer.contains("\"already\"");
  }
}
