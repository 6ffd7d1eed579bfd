package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.invocation.LogLines;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.warmup.NativeCrypto;
import dev.countersign.forms.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The API gets an answer whatever happens. */
final class AttestFunctionTest {
  @Test
  @SuppressWarnings("NullAway") // no router at all is the defect
  void handleRequest_defectOutsideTheApplication_isAnsweredWithAProblemAndLogged() {
    var function = new AttestFunction(TestInvocation.create(), null, new NativeCrypto());
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
