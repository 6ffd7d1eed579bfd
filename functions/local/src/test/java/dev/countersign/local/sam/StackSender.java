package dev.countersign.local.sam;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.app.registry.AddressKey;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.send.Sender;
import dev.countersign.local.send.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A sender outside: it signs as a source of the demo tenant, and sends again what failed. */
final class StackSender {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(4);

  private final HttpClient client = HttpClient.newHttpClient();
  private final TenantFolder.Content tenant;
  private final Secret addressKey;
  private final URI api;

  StackSender(TenantFolder.Content tenant, Secret addressKey, URI api) {
    this.tenant = tenant;
    this.addressKey = addressKey;
    this.api = api;
  }

  SignedRequest signed(String source, String id, String body) {
    var said = ((Reading.Read<Json>) StrictJson.parse(body.getBytes(UTF_8))).value();
    return Sender.of(tenant, source, null)
        .addressed(AddressKey.of(addressKey))
        .sign(api, id, Instant.now(), said);
  }

  /** Signs and sends it until it is taken. */
  HttpResponse<String> deliver(String source, String id, String body)
      throws IOException, InterruptedException {
    return post(signed(source, id, body));
  }

  /** Sends it, and sends it again while the answer is 5xx, as webhook senders do. */
  HttpResponse<String> post(SignedRequest signed) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(signed.uri())
            .POST(HttpRequest.BodyPublishers.ofByteArray(signed.body().toArray()));
    signed
        .headers()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return taken(request);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return taken(HttpRequest.newBuilder(api.resolve(path)));
  }

  private HttpResponse<String> taken(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var built = request.timeout(PATIENCE).build();
    var end = Instant.now().plus(GIVES_UP_AFTER);
    while (true) {
      var answer = client.send(built, BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() < 500 || Instant.now().isAfter(end)) {
        return answer;
      }
    }
  }

  /** A member of the only item that an answer tells of. */
  static String told(HttpResponse<String> answer, String member) {
    if (StrictJson.parse(answer.body().getBytes(UTF_8)) instanceof Reading.Read<Json>(Json.Obj said)
        && said.members().get("attestations") instanceof Json.Arr(List<Json> items)
        && items.getFirst() instanceof Json.Obj item) {
      return item.text(member).orElse("");
    }
    throw new AssertionError(answer.statusCode() + " " + answer.body());
  }
}
