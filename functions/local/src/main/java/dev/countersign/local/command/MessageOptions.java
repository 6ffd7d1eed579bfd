package dev.countersign.local.command;

import dev.countersign.domain.Problem;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.local.send.SaidMessage;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How one message is signed, and where it goes. */
final class MessageOptions {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The private key of who speaks: Ed25519 as PEM (PKCS #8).")
  private Path key = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description =
          "The whole address of the source, as the seller gave it: https://…/v1/sources/….")
  private URI address = URI.create("");

  @Option(
      names = "--id",
      description =
          "The message's id (default: one that the same words get again, so that they are one"
              + " message).")
  private @Nullable String id;

  @Option(names = "--at", description = "The time that is signed (RFC 3339; default: now).")
  private @Nullable Instant at;

  @Option(
      names = "--as",
      defaultValue = "post",
      description = "post: send it. http: print the signed request (default: ${DEFAULT-VALUE}).")
  private SignedWord as = SignedWord.POST;

  /**
   * Signs a message and sends it; the answer goes to standard output.
   *
   * @param kind what an id begins with that isn't given
   * @param form reads the message as its receiver does; what it finds wrong is not sent
   * @return the exit status
   */
  int say(String command, String kind, Json.Obj said, Function<Json, Reading<?>> form)
      throws IOException, InterruptedException {
    var message = id == null ? SaidMessage.of(kind, said) : new SaidMessage(id, said);
    if (form.apply(message.json()) instanceof Reading.Unreadable<?>(List<Problem> problems)) {
      problems.forEach(problem -> tell(command, problem + ": " + problem.fix()));
      return Countersign.REFUSED;
    }
    if (!Files.isRegularFile(key)) {
      tell(command, "--key: no such file");
      return Countersign.REFUSED;
    }
    try {
      var secret = Secret.ofText(Files.readString(key).strip());
      return as.done(message.signed(address, secret, at == null ? Instant.now() : at));
    } catch (UnusableKey e) {
      tell(command, "--key: " + e.getMessage());
    } catch (ConnectException e) {
      tell(command, "nothing answers at " + address);
    }
    return Countersign.REFUSED;
  }

  private static void tell(String command, String why) {
    System.err.println("countersign " + command + ": " + why);
  }
}
