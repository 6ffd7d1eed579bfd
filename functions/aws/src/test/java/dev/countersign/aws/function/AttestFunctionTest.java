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

  @Test
  @SuppressWarnings("NullAway") // the router is not reached
  void handleRequest_forTheKeys_isAnsweredUnderTheBasePathToo() {
    var keys = new PublishedKeysEnd(() -> "{\"keys\":[]}");
    var events = new HttpEvents(() -> "hooks");
    var function =
        new AttestFunction(TestInvocation.create(), events, null, keys, new NativeCrypto());

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
            TestInvocation.create(), new HttpEvents(() -> ""), null, NO_KEYS, new NativeCrypto());

    assertEquals(
        503, function.handleRequest(get("/v1/keys"), TestContext.of("req-1")).getStatusCode());
  }

  private static HttpEvent get(String path) {
    var http = new HttpEvent.RequestContext("x.example", new HttpEvent.Http("GET"), null);
    return new HttpEvent(path, "", null, null, false, http);
  }

  @Test
  @SuppressWarnings("NullAway") // no router at all is the defect
  void handleRequest_defectOutsideTheApplication_isAnsweredWithAProblemAndLogged() {
    var function =
        new AttestFunction(
            TestInvocation.create(), new HttpEvents(() -> ""), null, NO_KEYS, new NativeCrypto());
    var http = new HttpEvent.RequestContext("x.example", new HttpEvent.Http("POST"), null);
    var event = new HttpEvent("/hook", "", null, "{}", false, http);

    try (var lines = new LogLines()) {
      var answer = function.handleRequest(event, TestContext.of("req-1"));

      assertEquals(500, answer.getStatusCode());
      assertEquals("application/problem+json", answer.getHeaders().get("content-type"));
      assertEquals(Optional.of(new Json.Str("defect")), lines.only().get("reason"));
      assertTrue(lines.text().contains("req-1"));
    }
  }
}
