package dev.countersign.local.command;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.send.Sender;
import dev.countersign.local.table.RunnerChecks;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign send}: signs a statement as its source would, and posts it. */
@Command(
    name = "send",
    description =
        "Signs an attestation, session or resolution as a source's profile says, and posts it.",
    mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
  /** What is done with the signed request. */
  enum As {
    POST,
    HTTP,
    EVENT
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "What to send, or an array of it, as JSON; standard input when it is - or missing.")
  private Path file = Path.of("-");

  @Option(
      names = "--tenant",
      paramLabel = "DIR",
      defaultValue = "infra/tenants/demo",
      description = "The tenant's folder (default: ${DEFAULT-VALUE}).")
  private Path tenant = Path.of("");

  @Option(names = "--source", required = true, description = "The id of the source that signs.")
  private String source = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The signing key when the source's file does not hold it: a secret as text, or a private"
              + " JWK.")
  private @Nullable Path key;

  @Option(names = "--id", description = "The message's id (default: a new one).")
  private @Nullable String id;

  @Option(names = "--at", description = "The time that is signed (RFC 3339; default: now).")
  private @Nullable Instant at;

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = UpCommand.HOME,
      description =
          "The server, or the whole address that apply printed, with the server before it"
              + " (default: ${DEFAULT-VALUE}; a runner tells its addresses).")
  private URI server = URI.create(UpCommand.HOME);

  @Option(
      names = "--as",
      defaultValue = "post",
      description =
          "post: send it. http: print it as a stored request for 'verify'. event: print it as API"
              + " Gateway's event for 'sam local invoke' (default: ${DEFAULT-VALUE}).")
  private As as = As.POST;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var secret = key == null ? null : Secret.ofText(Files.readString(key).strip());
      var sender =
          Sender.of(TenantFolderReader.read(tenant), source, secret)
              .addressed(as == As.POST ? new RunnerChecks(server) : AddressChecks.NONE);
      var message = id == null ? "msg_" + UUID.randomUUID() : id;
      var request = sender.sign(server, message, at == null ? Instant.now() : at, said());
      switch (as) {
        case HTTP -> out.print(request.asHttp());
        case EVENT -> out.println(request.asEvent());
        case POST -> {
          try (var client = HttpClient.newHttpClient()) {
            var answer = request.send(client);
            System.err.println("HTTP " + answer.statusCode());
            out.println(answer.body());
            return answer.statusCode() / 100 == 2 ? Countersign.DONE : Countersign.REFUSED;
          }
        }
      }
      return Countersign.DONE;
    } catch (TenantFolderReader.Mistaken | UnusableKey e) {
      System.err.println("countersign send: " + e.getMessage());
      return Countersign.REFUSED;
    } catch (java.net.ConnectException | java.io.UncheckedIOException e) {
      System.err.println("countersign send: nothing answers at " + server);
      return Countersign.REFUSED;
    }
  }

  private Json said() throws IOException {
    byte[] bytes =
        file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    return switch (StrictJson.parse(bytes)) {
      case Reading.Read<Json> read -> read.value();
      case Reading.Unreadable<Json> wrong ->
          throw new IOException(file + ": " + wrong.problems().getFirst());
    };
  }
}
