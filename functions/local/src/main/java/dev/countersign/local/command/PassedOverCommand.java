package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.PassedOver.Count;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign passed-over}: lists the accounts whose events no source took. */
@Command(
    name = "passed-over",
    description = {
      "Lists how many events were passed over since they are of another account of the vendor's,"
          + " one JSON object a line for each source, day and account, the newest day first.",
      "An account that should be yours is missing in the source's account, or in the accounts of"
          + " an app source. The counts of the last minute may be missing."
    },
    mixinStandardHelpOptions = true)
final class PassedOverCommand implements Callable<Integer> {
  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Mixin private TableOption table = new TableOption();

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!TenantId.admits(tenant)) {
      System.err.println("--tenant: not of the form of a tenant's id");
      return Countersign.REFUSED;
    }
    try (var open = table.open()) {
      open.ledger()
          .passedOver()
          .list(new TenantId(tenant))
          .forEach(count -> out.println(json(count)));
      return Countersign.DONE;
    }
  }

  private static String json(Count count) {
    return JsonOutput.object(
            json -> {
              json.writeStringField("source", count.source().value());
              json.writeStringField("day", count.day().toString());
              json.writeStringField("account", count.account());
              json.writeNumberField("events", count.events());
            })
        .toText();
  }
}
