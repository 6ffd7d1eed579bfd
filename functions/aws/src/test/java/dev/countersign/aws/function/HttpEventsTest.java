package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request is the same however API Gateway writes it down. */
final class HttpEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  @Test
  void raw_base64Body_isTheBytesThatWereSent() {
    byte[] sent = {'{', (byte) 0xff, '}'};
    var raw = raw(Base64.getEncoder().encodeToString(sent), true, Map.of());

    assertEquals(List.of(sent[0], sent[1], sent[2]), List.of(at(raw, 0), at(raw, 1), at(raw, 2)));
  }

  @Test
  void raw_textBody_isItsUtf8() {
    var raw = raw("{\"a\":\"ü\"}", false, Map.of());

    assertEquals("{\"a\":\"ü\"}", new String(raw.body().toArray(), StandardCharsets.UTF_8));
  }

  @Test
  void raw_headerInAnyCase_isFound() {
    var raw = raw("", false, Map.of("Webhook-ID", "m1", "Content-Type", "Application/JSON; a=b"));

    assertEquals(List.of("m1"), raw.header("webhook-id"));
    assertEquals("application/json", raw.mediaType());
  }

  @Test
  void raw_query_isKeptAsItWasWritten() {
    assertEquals("https://x.example/hook?b=%3A&a=1", raw("", false, Map.of()).url());
  }

  @Test
  void raw_clientCertificate_isThatOfTheConnection() {
    assertEquals("-----BEGIN", raw("", false, Map.of()).certificate());
  }

  private static byte at(RawDelivery raw, int place) {
    return raw.body().toArray()[place];
  }

  private static RawDelivery raw(String body, boolean base64, Map<String, String> headers) {
    var context =
        new HttpEvent.RequestContext(
            "x.example",
            new HttpEvent.Http("POST"),
            new HttpEvent.Authentication(new HttpEvent.ClientCert("-----BEGIN")));
    var event = new HttpEvent("/hook", "b=%3A&a=1", headers, body, base64, context);
    var raw = HttpEvents.raw(event, "/hook", NOW);
    if (raw == null) {
      throw new AssertionError("no request");
    }
    return raw;
  }
}
