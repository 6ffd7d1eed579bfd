package dev.countersign.testing.billing.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each request among the samples of {@code stripe-meters-v1}, sent to the stripe-mock at {@code
 * COUNTERSIGN_STRIPE_MOCK}: it looks at the shape of what it is sent, and keeps nothing. Without it
 * these are skipped, and fail where {@code COUNTERSIGN_REQUIRE_STRIPE_MOCK=1} is in the
 * environment.
 */
final class StripeMockTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private URI mock;

  @BeforeEach
  void find() {
    String address = System.getenv("COUNTERSIGN_STRIPE_MOCK");
    if (address == null || address.isEmpty()) {
      String line = "no stripe-mock: COUNTERSIGN_STRIPE_MOCK names no address of one";
      if ("1".equals(System.getenv("COUNTERSIGN_REQUIRE_STRIPE_MOCK"))) {
        throw new IllegalStateException(line + ", and COUNTERSIGN_REQUIRE_STRIPE_MOCK is set");
      }
      assumeTrue(false, line);
    }
    mock = URI.create(String.valueOf(address));
  }

  /** A request, by what it is among the samples. */
  record Sample(String of, Json.Obj request) {
    @Override
    public String toString() {
      return of + " " + request.text("url").orElse("");
    }
  }

  static List<Sample> samples() throws IOException {
    return Files.readAllLines(root().resolve("events/targets/stripe-meters-v1.ndjson")).stream()
        .map(line -> (Json.Obj) parsed(line))
        .filter(line -> line.get("request").isPresent())
        .map(line ->
            new Sample(line.text("of").orElseThrow(), (Json.Obj) line.get("request").orElseThrow()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void request_ofEachSample_hasTheShape(Sample sample) throws Exception {
    var answer = send(sample.request(), "");

    assertEquals(200, answer.statusCode(), () -> sample + ": " + answer.body());
  }

  /** Else the mock would look at nothing. */
  @Test
  void request_withAMemberThatStripeDoesNotKnow_isRefused() throws Exception {
    var usage =
        samples().stream().filter(one -> one.of().equals("usage")).findFirst().orElseThrow();

    assertEquals(400, send(usage.request(), "&nobody_knows=this").statusCode());
  }

  @Test
  void samples_ofStripe_haveEveryKindOfRequest() throws IOException {
    var kinds = new TreeSet<String>();
    samples().forEach(one -> kinds.add(one.of()));

    assertTrue(
        kinds.containsAll(
            Set.of(
                "usage",
                "correct/0",
                "correct/1",
                "document/credit/find",
                "document/credit/make",
                "document/charge/make",
                "read_back/sums")),
        kinds::toString);
  }

  private HttpResponse<String> send(Json.Obj sample, String more) throws Exception {
    var url = URI.create(sample.text("url").orElseThrow());
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    var request =
        HttpRequest.newBuilder(URI.create(mock + url.getRawPath() + query))
            .header("authorization", "Bearer sk_test_123");
    ((Json.Obj) sample.get("headers").orElse(new Json.Obj(Map.of())))
        .members()
        .forEach((name, value) -> request.header(name, ((Json.Str) value).value()));
    String body = sample.text("body").map(text -> text + more).orElse("");
    request.method(
        sample.text("method").orElseThrow(),
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static Json parsed(String line) {
    return ((Reading.Read<Json>) StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))).value();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside the project");
    }
    return folder;
  }
}
