package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.local.command.DecisionOptions.Acceptance;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign resolve}: records what a person decides. */
@Command(
    name = "resolve",
    description = {
      "Decides an ambiguous outcome: which session is meant, or whether the fact stands although a"
          + " witness contradicts. The decision is recorded for good, with who and why.",
      "With --dispute it rules a disputed line, where the terms name no arbiter: it stands, falls,"
          + " or is adjusted to an amount.",
      "Without CLAIM the ambiguous outcomes are listed with their candidates."
    },
    mixinStandardHelpOptions = true)
final class ResolveCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CLAIM",
      arity = "0..1",
      description = "The outcome's claim, as answers and the page print it.")
  private @Nullable String claim;

  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(names = "--session", paramLabel = "ID", description = "The session that is meant.")
  private @Nullable String session;

  @Option(
      names = "--finding",
      paramLabel = "WORD",
      description =
          "Whether the fact stands or falls: one of these words. Of a dispute also adjusted.")
  private @Nullable String finding;

  @Option(
      names = "--dispute",
      paramLabel = "ID",
      description = "The dispute that --finding rules, as answers and events print it.")
  private @Nullable String dispute;

  @Option(
      names = "--amount",
      paramLabel = "DECIMAL",
      description = "What is owed of the line, with --finding adjusted and --currency.")
  private @Nullable BigDecimal amount;

  @Option(names = "--currency", paramLabel = "CODE", description = "Its currency, such as EUR.")
  private @Nullable String currency;

  @Option(
      names = "--quantity",
      paramLabel = "NUMBER",
      description = "Instead, where the terms price in units: how many are owed.")
  private @Nullable Long quantity;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      description = "The person who decides, for the record.")
  private @Nullable String by;

  @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the record.")
  private @Nullable String why;

  @Mixin private DecisionOptions decisions = new DecisionOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean whole = by != null && why != null && (session == null) != (finding == null);
    if (claim != null && !whole) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "give --by, --why, and either --session or --finding");
    }
    if ((amount == null) != (currency == null)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--amount and --currency go together");
    }
    try (var table = decisions.tableOption().open()) {
      if (claim == null) {
        table.ledger().tenantScan().lastEntries(new TenantId(tenant), stored -> list(stored, out));
        return Countersign.DONE;
      }
      var resolved = decisions.resolve(table, this::said);
      out.println(resolved.answer());
      return resolved.accepted() == Acceptance.DONE ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  private static void list(StoredEntry stored, PrintStream out) {
    var entry = stored.entry();
    if (entry.status() != OutcomeStatus.AMBIGUOUS) {
      return;
    }
    out.println(
        JsonOutput.object(
                json -> {
                  json.writeStringField("claim", entry.claim().toString());
                  json.writeStringField("reason", entry.reasonOrNull());
                  json.writeArrayFieldStart("sessions");
                  for (SessionId id : entry.registers().sessions().keySet()) {
                    json.writeString(id.value());
                  }
                  json.writeEndArray();
                })
            .toText());
  }

  private void said(JsonGenerator json) throws IOException {
    json.writeStringField("tenant", tenant);
    json.writeStringField("claim", claim);
    json.writeStringField("by", by);
    json.writeStringField("why", why);
    if (session != null) {
      json.writeStringField("session", session);
    } else {
      json.writeStringField("finding", finding);
    }
    if (dispute != null) {
      json.writeStringField("dispute", dispute);
    }
    if (amount != null) {
      json.writeObjectFieldStart("amount");
      json.writeStringField("amount", amount.toPlainString());
      json.writeStringField("currency", currency);
      json.writeEndObject();
    }
    if (quantity != null) {
      json.writeNumberField("quantity", quantity);
    }
  }
}
