package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.lambda.http.Answers;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Refusals.Refused;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.local.run.ReplayAnswer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Refused deliveries: listed, shown, decided again. */
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

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Those to decide again.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(names = "--all", description = "All that are not decided yet.")
  private boolean all;

  @Option(
      names = "--show",
      paramLabel = "ID",
      description = "Writes the bytes of one, as they came, to standard output.")
  private @Nullable String shown;

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = UpCommand.HOME,
      description = "The local runner (default: ${DEFAULT-VALUE}).")
  private URI runner = URI.create(UpCommand.HOME);

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "A table in AWS instead; needs --receipt-key and --issuer to decide.")
  private @Nullable String table;

  @Option(names = "--receipt-key", paramLabel = "PARAM", description = "As the stack's parameter.")
  private @Nullable String receiptKey;

  @Option(names = "--issuer", paramLabel = "URL", description = "As the stack's parameter.")
  private @Nullable String issuer;

  @Override
  public Integer call() throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var name = new TenantId(tenant);
    try (var client = Tables.client(table, runner)) {
      Ledger ledger = new DynamoLedger(client, Tables.name(table));
      if (shown != null) {
        var one = ledger.refusals().find(name, shown);
        one.ifPresent(refused -> out.writeBytes(refused.evidence().raw().toArray()));
        return one.isPresent() ? Countersign.DONE : Countersign.REFUSED;
      }
      var listed = ledger.refusals().list(name, MOST);
      if (all) {
        listed.stream().filter(r -> r.decidedAt().isEmpty()).map(Refused::id).forEach(ids::add);
      }
      if (ids.isEmpty()) {
        listed.forEach(refused -> out.println(ReplayAnswer.of(refused).toText()));
        return Countersign.DONE;
      }
      boolean well = true;
      for (String id : ids) {
        String answer = table == null ? onRunner(id) : inCloud(ledger, name, id);
        out.println(answer);
        well &= answer.contains("\"replayed\":\"decided\"") || answer.contains("\"already\"");
      }
      return well ? Countersign.DONE : Countersign.REFUSED;
    }
  }

  private String onRunner(String id) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var wanted =
          Answers.write(out -> {
            out.writeStringField("tenant", tenant);
            out.writeStringField("id", id);
          });
      var request =
          HttpRequest.newBuilder(runner.resolve("/api/replay"))
              .header("X-Countersign", "1")
              .POST(HttpRequest.BodyPublishers.ofByteArray(wanted.toArray()))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("no refused delivery " + id + " of " + tenant);
      }
      return answer.body();
    }
  }

  private String inCloud(Ledger ledger, TenantId name, String id) throws IOException {
    if (receiptKey == null || issuer == null) {
      throw new IOException("to decide in AWS, give --receipt-key and --issuer of the stack");
    }
    var refused =
        ledger
            .refusals()
            .find(name, id)
            .orElseThrow(() -> new IOException("no refused delivery " + id + " of " + tenant));
    return ReplayAnswer.of(id, CloudReplay.replay(ledger, name, refused, receiptKey, issuer))
        .toText();
  }
}
