package dev.countersign.local.command;

import dev.countersign.ledger.Question.Kind;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign inquiries}: lists a tenant's inquiries. */
@Command(
    name = "inquiries",
    description = {
      "Lists a tenant's inquiries, one JSON object a line: results that a session claims and nobody"
          + " attested, and what the seller asked of others.",
      "They are read from where countersign disputes reads."
    },
    mixinStandardHelpOptions = true)
final class InquiriesCommand implements Callable<Integer> {
  @Option(names = "--session", paramLabel = "ID", description = "Of this session.")
  private @Nullable String session;

  @Mixin private QuestionOptions options = new QuestionOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> texts = session == null ? Map.of() : Map.of("session", session);
    return options.list("inquiries", Kind.INQUIRY, texts);
  }
}
