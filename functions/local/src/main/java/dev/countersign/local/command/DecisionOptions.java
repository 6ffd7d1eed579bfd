package dev.countersign.local.command;

import dev.countersign.app.operate.erase.ErasePerson.Erasure;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.run.ReplayJson;
import dev.countersign.local.run.ResolveEnd;
import dev.countersign.local.table.CloudFunctions;
import dev.countersign.local.table.OpenTable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that decide: a running runner decides, or this process over AWS's table. */
final class DecisionOptions {
  @Mixin private TableOption tableOption = new TableOption();

  @Option(
      names = "--receipt-key",
      paramLabel = "PARAM",
      description = "Needed with --table to decide: the stack's parameter ReceiptKeyParameter.")
  private @Nullable String receiptKey;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "Needed with --table to decide: the stack's parameter Issuer.")
  private @Nullable String issuer;

  TableOption tableOption() {
    return tableOption;
  }

  /** Whether all options are there that deciding needs. */
  boolean possible() {
    return !tableOption.inCloud() || (receiptKey != null && issuer != null);
  }

  /** Decides refused deliveries again, in their order; {@code each} takes each answer, as JSON. */
  void replay(OpenTable table, TenantId tenant, List<String> ids, Consumer<String> each)
      throws IOException, InterruptedException {
    if (tableOption.inCloud()) {
      try (var cloud = CloudFunctions.over(table, receiptKey(), issuer())) {
        for (String id : ids) {
          each.accept(inCloud(cloud, table.ledger(), tenant, id));
        }
      }
    } else {
      for (String id : ids) {
        each.accept(byRunner(tenant, id));
      }
    }
  }

  private static String inCloud(CloudFunctions cloud, Ledger ledger, TenantId tenant, String id)
      throws IOException {
    var refused = ledger.refusals().find(tenant, id);
    if (refused.isEmpty()) {
      throw unknown(tenant, id);
    }
    return ReplayJson.of(id, cloud.replay().replay(tenant, refused.get())).toText();
  }

  private String byRunner(TenantId tenant, String id) throws IOException, InterruptedException {
    var answer =
        posted(
            "/api/replay",
            out -> {
              out.writeStringField("tenant", tenant.value());
              out.writeStringField("id", id);
            });
    return switch (answer.statusCode()) {
      case 200 -> answer.body();
      case 404 -> throw unknown(tenant, id);
      default ->
          throw new IOException(
              "the runner answered " + answer.statusCode() + ": " + answer.body());
    };
  }

  private static IOException unknown(TenantId tenant, String id) {
    return new IOException("no refused delivery " + id + " of " + tenant);
  }

  /** Erases one person; the runner does it, or this process over AWS's table. */
  Erasure erase(OpenTable table, TenantId tenant, String subject)
      throws IOException, InterruptedException {
    if (tableOption.inCloud()) {
      try (var cloud = CloudFunctions.over(table, receiptKey(), issuer())) {
        return cloud.erase(table.personalData()).erase(tenant, subject, Instant.now());
      }
    }
    var answer =
        posted(
            "/api/erase",
            out -> {
              out.writeStringField("tenant", tenant.value());
              out.writeStringField("subject", subject);
            });
    if (answer.statusCode() != 200) {
      throw new IOException("the runner answered " + answer.statusCode() + ": " + answer.body());
    }
    return ErasureJson.read(answer.body());
  }

  /** Records what a person decided: {@code {tenant, claim, by, why, session | finding}}. */
  Resolved resolve(OpenTable table, JsonOutput.Members said)
      throws IOException, InterruptedException {
    if (!tableOption.inCloud()) {
      var answer = posted("/api/resolve", said);
      return new Resolved(
          answer.statusCode() == 200 ? Acceptance.DONE : Acceptance.REFUSED, answer.body());
    }
    try (var cloud = CloudFunctions.over(table, receiptKey(), issuer())) {
      var end = new ResolveEnd(cloud.resolve(), InstantSource.system());
      var answer = end.handle(JsonOutput.object(said).toArray());
      return new Resolved(
          answer.status() == 200 ? Acceptance.DONE : Acceptance.REFUSED, answer.text());
    }
  }

  enum Acceptance {
    DONE,
    REFUSED
  }

  /** Whether the decision was recorded, and the answer as JSON. */
  record Resolved(Acceptance accepted, String answer) {}

  private HttpResponse<String> posted(String path, JsonOutput.Members said)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(tableOption.runner().resolve(path))
              .header("X-Countersign", "1")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JsonOutput.object(said).toArray()))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private String receiptKey() throws IOException {
    return given(receiptKey);
  }

  private String issuer() throws IOException {
    return given(issuer);
  }

  private static String given(@Nullable String value) throws IOException {
    if (value == null) {
      throw new IOException("to decide in AWS, give --receipt-key and --issuer of the stack");
    }
    return value;
  }
}
