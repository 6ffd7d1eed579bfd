package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.receipt.PublishedKeysEnd;
import dev.countersign.aws.invocation.LogLines;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.warmup.NativeCrypto;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The API gets an answer whatever happens. */
final class AttestFunctionTest {
  private static final PublishedKeysEnd NO_KEYS =
      new PublishedKeysEnd(() -> {
        throw new Unavailable("fetch a parameter", null);
      });

  private static final RehearsedEvents READY = new RehearsedEvents(List.of());

  @Test
  @SuppressWarnings("NullAway") // the router is not reached
  void handleRequest_rehearsed_isAnsweredByWhatFails() {
    var event = new HttpEvent(null, null, null, null, false, null, true);
    for (var failing : List.of(List.<String>of(), List.of("table"))) {
      var function =
          new AttestFunction(
              TestInvocation.create(),
              new HttpEvents(() -> ""),
              new RehearsedEvents(failing),
              null,
              NO_KEYS,
              new NativeCrypto());

      var answer = function.handleRequest(event, TestContext.of("req-1"));

      assertEquals(failing.isEmpty() ? 200 : 503, answer.getStatusCode());
      assertEquals(failing.isEmpty(), answer.getBody().equals("{\"failing\":[]}"));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // the router is not reached
  void handleRequest_forTheKeys_isAnsweredUnderTheBasePathToo() {
    var keys = new PublishedKeysEnd(() -> "{\"keys\":[]}");
    var events = new HttpEvents(() -> "hooks");
    var function =
        new AttestFunction(TestInvocation.create(), events, READY, null, keys, new NativeCrypto());

    for (String path : List.of("/v1/keys", "/hooks/v1/keys")) {
      var answer = function.handleRequest(get(path), TestContext.of("req-1"));
      assertEquals(200, answer.getStatusCode());
      assertEquals("{\"keys\":[]}", answer.getBody());
      assertEquals("public, max-age=3600", answer.getHeaders().get("cache-control"));
    }
  }

  @Test
  @SuppressWarnings("NullAway") // the router is not reached
  void handleRequest_forKeysThatCantBeFetched_isAskedToComeAgain() {
    var function =
        new AttestFunction(
            TestInvocation.create(),
            new HttpEvents(() -> ""),
            READY,
            null,
            NO_KEYS,
            new NativeCrypto());

    assertEquals(
        503, function.handleRequest(get("/v1/keys"), TestContext.of("req-1")).getStatusCode());
  }

  private static HttpEvent get(String path) {
    var http = new HttpEvent.RequestContext("x.example", new HttpEvent.Http("GET"), null);
    return new HttpEvent(path, "", null, null, false, http, false);
  }

  @Test
  @SuppressWarnings("NullAway") // no router at all is the defect
  void handleRequest_defectOutsideTheApplication_isAnsweredWithAProblemAndLogged() {
    var function =
        new AttestFunction(
            TestInvocation.create(),
            new HttpEvents(() -> ""),
            READY,
            null,
            NO_KEYS,
            new NativeCrypto());
    var http = new HttpEvent.RequestContext("x.example", new HttpEvent.Http("POST"), null);
    var event = new HttpEvent("/hook", "", null, "{}", false, http, false);

    try (var lines = new LogLines()) {
      var answer = function.handleRequest(event, TestContext.of("req-1"));

      assertEquals(500, answer.getStatusCode());
      assertEquals("application/problem+json", answer.getHeaders().get("content-type"));
      assertEquals(Optional.of(new Json.Str("defect")), lines.only().get("reason"));
      assertTrue(lines.text().contains("req-1"));
    }
  }
}
