package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.export.ExportFile;
import dev.countersign.local.send.SignedRequest;
import dev.countersign.local.send.UnheardRequest;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Signs the lines that were never heard, and sends them. */
final class AttestOptions {
  /** What is done with the signed requests. */
  enum As {
    POST,
    HTTP
  }

  private static final String REFUSED = "refused";

  @Option(
      names = "--attest",
      description = "Sign each unheard line as an attestation of the payer's, and send it.")
  private boolean attest;

  @Option(
      names = "--signing-key",
      paramLabel = "FILE",
      description = "With --attest: the payer's private key, Ed25519 as PEM (PKCS #8).")
  private @Nullable Path signingKey;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description =
          "With --attest: the whole address of the payer's source, as the seller gave it:"
              + " https://…/v1/sources/…/attestations.")
  private @Nullable URI address;

  @Option(
      names = "--as",
      defaultValue = "post",
      description =
          "With --attest: post sends them; http prints the signed requests (default:"
              + " ${DEFAULT-VALUE}).")
  private As as = As.POST;

  boolean areWanted() {
    return attest;
  }

  /** Whether all is given that signing takes. */
  boolean areWhole() {
    return !attest || (signingKey != null && address != null);
  }

  /**
   * Signs these lines of the export, and sends them one after the other; whether all were taken.
   */
  boolean send(TenantId tenant, ExportFile export, BitSet unheard, PrintStream out)
      throws IOException {
    var key = Secret.ofText(Files.readString(Objects.requireNonNull(signingKey)).strip());
    URI to = Objects.requireNonNull(address);
    var refused = new BitSet();
    try (var client = HttpClient.newHttpClient()) {
      export.attestations(
          number -> unheard.get(Math.toIntExact(number)),
          (number, json) -> {
            var request = UnheardRequest.of(tenant, json).signed(to, key, Instant.now());
            if (!done(client, request, number, out)) {
              refused.set(Math.toIntExact(number));
            }
          });
    } catch (UnusableKey e) {
      throw new IOException("--signing-key: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof ConnectException
          ? new IOException("nothing answers at " + to + "; run the same command again", e)
          : e.getCause();
    }
    return refused.isEmpty();
  }

  private boolean done(HttpClient client, SignedRequest request, long line, PrintStream out) {
    if (as == As.HTTP) {
      out.println(request.asHttp());
      return true;
    }
    try {
      var answer = request.send(client);
      String verdict = verdict(answer.body());
      out.println(
          JsonOutput.object(
                  json -> {
                    json.writeObjectFieldStart("attested");
                    json.writeNumberField("line", line);
                    json.writeNumberField("http", answer.statusCode());
                    json.writeStringField("verdict", verdict);
                    json.writeEndObject();
                  })
              .toText());
      return answer.statusCode() / 100 == 2 && !verdict.equals(REFUSED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  /** What became of the one attestation of a delivery. */
  private static String verdict(String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    if (StrictJson.parse(bytes) instanceof Reading.Read<Json>(Json.Obj told)) {
      return told.get("attestations").orElse(null) instanceof Json.Arr(List<Json> items)
              && !items.isEmpty()
              && items.getFirst() instanceof Json.Obj first
          ? first.text("verdict").orElse(REFUSED)
          : REFUSED;
    }
    return REFUSED;
  }
}
