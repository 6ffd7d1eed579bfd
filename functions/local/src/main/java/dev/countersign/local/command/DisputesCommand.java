package dev.countersign.local.command;

import dev.countersign.ledger.Question.Kind;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign disputes}: lists a tenant's disputes. */
@Command(
    name = "disputes",
    description = {
      "Lists a tenant's disputes, one JSON object a line: where each stands, until when somebody has"
          + " to speak, and what became of it.",
      "They are read from a local runner, from its folder while it is stopped (--data), from a table"
          + " in AWS (--table), or as a reader from the seller's server (--server, --token)."
    },
    mixinStandardHelpOptions = true)
final class DisputesCommand implements Callable<Integer> {
  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Of a line of this month, such as 2026-11.")
  private @Nullable YearMonth month;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> texts = month == null ? Map.of() : Map.of("month", month.toString());
    return options.list("disputes", Kind.DISPUTE, texts);
  }
}
