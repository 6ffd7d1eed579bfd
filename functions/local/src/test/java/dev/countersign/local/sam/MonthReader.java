package dev.countersign.local.sam;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** A payer who reads months over HTTP, with tokens of an issuer of its own. */
final class MonthReader {
  private static final Secret KEY = ReceiptSigner.generate("reader");

  /** The readers of the tenant's file that this one is among. */
  static final String FORM =
      "[{id: login, issuer: login, audience: countersign, keys: [{secret: {inline: '"
          + ReceiptSigner.of(KEY, "https://login.example").publicKeys()
          + "'}}], roles: {payer: {team: books}}}]";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI api;

  MonthReader(URI api) {
    this.api = api;
  }

  /** Asks without a token. */
  HttpResponse<byte[]> asStranger(String path) throws IOException, InterruptedException {
    return sent(HttpRequest.newBuilder(api.resolve(path)));
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return sent(
        HttpRequest.newBuilder(api.resolve(path)).header("authorization", "Bearer " + token()));
  }

  /** Asks again while the answer is 5xx, as the first one may meet a function that starts. */
  private HttpResponse<byte[]> sent(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var built = request.timeout(PATIENCE).build();
    var end = Instant.now().plus(PATIENCE);
    while (true) {
      var answer = client.send(built, BodyHandlers.ofByteArray());
      if (answer.statusCode() < 500 || Instant.now().isAfter(end)) {
        return answer;
      }
    }
  }

  /** The widest tile of the log's first level, as its checkpoint says. */
  static String tile(byte[] checkpoint) {
    int size = Integer.parseInt(new String(checkpoint, UTF_8).lines().toList().get(1));
    return "/log/tile/0/" + (size < 256 ? "000.p/" + size : "000");
  }

  private static String token() {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss":"login","aud":"countersign","iat":%d,"exp":%d,"team":"books","tenant":"monthly"}\
        """
            .formatted(now, now + 60);
    var json = ((Reading.Read<Json>) StrictJson.parse(claims.getBytes(UTF_8))).value();
    var key = Secret.ofText(KEY.revealText().replaceFirst("\\{", "{\"alg\":\"EdDSA\","));
    return RequestSigner.token((Json.Obj) json, key, "JWT");
  }
}
