package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.app.delivery.Answers;
import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A delivery is the request that was sent, however API Gateway writes it down. */
final class HttpEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @Test
  void raw_base64Body_isTheBytesThatWereSent() {
    byte[] sent = {'{', (byte) 0xff, '}'};

    assertEquals(Bytes.of(sent), delivery(base64(Base64.getEncoder().encodeToString(sent))).body());
  }

  @Test
  void raw_bodyThatIsNotBase64_isNone() {
    assertNull(HttpEvents.raw(base64("!"), "/hook", NOW));
  }

  @Test
  void raw_textBody_isItsUtf8() {
    var sent = Bytes.of("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8));

    assertEquals(sent, delivery(event("{\"a\":\"ü\"}", false, Map.of())).body());
  }

  @Test
  void raw_headerInAnyCase_isFound() {
    var delivery = delivery(event("", false, Map.of("Webhook-ID", "m1")));

    assertEquals(List.of("m1"), delivery.header("webhook-id"));
  }

  @Test
  void raw_mediaType_hasNoParametersAndLowerCase() {
    var delivery = delivery(event("", false, Map.of("Content-Type", "Application/JSON; a=b")));

    assertEquals("application/json", delivery.mediaType());
  }

  @Test
  void raw_query_isKeptAsItWasWritten() {
    assertEquals("https://x.example/hook?b=%3A&a=1", delivery(event("", false, Map.of())).url());
  }

  @Test
  void raw_clientCertificate_isThatOfTheConnection() {
    assertEquals("-----BEGIN", delivery(event("", false, Map.of())).certificate());
  }

  @Test
  void raw_eventWithoutAMethod_isNone() {
    var event = new HttpEvent("/hook", null, null, null, false, null, false);

    assertNull(HttpEvents.raw(event, "/hook", NOW));
  }

  /** The sender signed the whole address; the ends know the path after the base path. */
  @Test
  void answered_underABasePath_routesByTheRestAndKeepsTheAddress() {
    var seen = new ArrayList<String>();
    HttpEvents.Ends ends =
        (path, raw) -> {
          seen.add(path + " " + raw.url());
          return Answers.notFound();
        };
    var event = event("", false, Map.of());

    for (String path : List.of("/in/hook", "/hook", "/inn/hook")) {
      new HttpEvents(() -> "in")
          .answered(
              new HttpEvent(path, "", Map.of(), "", false, event.requestContext(), false),
              NOW,
              ends);
    }

    assertEquals(
        List.of(
            "/hook https://x.example/in/hook",
            "/hook https://x.example/hook",
            "/inn/hook https://x.example/inn/hook"),
        seen);
  }

  private static RawDelivery delivery(HttpEvent event) {
    var raw = HttpEvents.raw(event, "/hook", NOW);
    if (raw == null) {
      throw new AssertionError("no request");
    }
    return raw;
  }

  private static HttpEvent base64(String body) {
    return event(body, true, Map.of());
  }

  private static HttpEvent event(String body, boolean base64, Map<String, String> headers) {
    var context =
        new HttpEvent.RequestContext(
            "x.example",
            new HttpEvent.Http("POST"),
            new HttpEvent.Authentication(new HttpEvent.ClientCert("-----BEGIN")));
    return new HttpEvent("/hook", "b=%3A&a=1", headers, body, base64, context, false);
  }
}
